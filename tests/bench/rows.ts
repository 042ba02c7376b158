import { fanOutTo } from "./fan-out-rows.ts";
import { anonymousPages, catchUps, signedInPage, unchangedPage } from "./page-rows.ts";
import type { MakeRow } from "./row.ts";
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
};
