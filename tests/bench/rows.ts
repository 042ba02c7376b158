import { approvalFanOutTo, approveAt } from "./approve-rows.ts";
import { fanOutTo } from "./fan-out-rows.ts";
import { anonymousPages, catchUps, signedInPage, unchangedPage } from "./page-rows.ts";
import type { MakeRow } from "./row.ts";
import { commonWord, listAt, threadOf } from "./scale-rows.ts";
import { commentForm, commentPost, votePut, watchedCommentPost } from "./write-rows.ts";

/** Every line of the table, by the name that `--only` takes. */
export const ROWS: Record<string, MakeRow> = {
  pages: anonymousPages,
  unchanged: unchangedPage,
  signedIn: signedInPage,
  catchUp: catchUps,
  comments: commentPost,
  watched: watchedCommentPost,
  votes: votePut,
  form: commentForm,
  fanOut200: fanOutTo(200),
  fanOut1000: fanOutTo(1000),
  fanOut5000: fanOutTo(5000),
  approve10k: approveAt(10_000),
  approve100k: approveAt(100_000),
  approveFanOut1000: approvalFanOutTo(1000),
  thread1000: threadOf(1000),
  thread10000: threadOf(10_000),
  first10k: listAt(10_000, "first"),
  first100k: listAt(100_000, "first"),
  last10k: listAt(10_000, "last"),
  last100k: listAt(100_000, "last"),
  rare10k: listAt(10_000, "rare"),
  rare100k: listAt(100_000, "rare"),
  common100k: commonWord(100_000),
};
