import type { AppContext } from "#app/core/context.ts";
import { foldedWords } from "#app/core/words.ts";
import type { Db, Tx } from "#db/portable.ts";
import { INNOCENT, SHIPPED_TERMS } from "./word-lists.ts";
import { WordMatcher } from "./word-matcher.ts";

/** A space's own words: those it adds to the lists, and those it does not want to be shown. */
export type SpaceWords = { find: string[]; skip: string[] };

export async function wordsOf(db: Db | Tx, spaceId: string): Promise<SpaceWords> {
  const rows = await db
    .selectFrom("space_words")
    .select(["purpose", "word"])
    .where("space_id", "=", spaceId)
    .orderBy("word")
    .execute();
  const of = (purpose: string) => rows.filter((row) => row.purpose === purpose).map((row) => row.word);
  return { find: of("find"), skip: of("skip") };
}

/** The words to look for in a space: the shipped lists with its own changes. Made once until they change. */
export async function matcherOf(ctx: AppContext, db: Db | Tx, spaceId: string): Promise<WordMatcher> {
  const words = await wordsOf(db, spaceId);
  const isPlain = words.find.length + words.skip.length === 0;
  const matchers = ctx.kept("word matchers", () => new Map<string, { of: string; matcher: WordMatcher }>());
  const place = isPlain ? "" : spaceId;
  const of = JSON.stringify(words);
  const known = matchers.get(place);
  if (known?.of === of) return known.matcher;
  const matcher = matcherWith(words);
  matchers.set(place, { of, matcher });
  return matcher;
}

function matcherWith({ find, skip }: SpaceWords): WordMatcher {
  const folded = (text: string) => foldedWords(text).join(" ");
  const skipped = new Set(skip.map(folded));
  return new WordMatcher(
    [
      ...find.map((text) => ({ kind: "ownWord" as const, text })),
      ...SHIPPED_TERMS.filter((term) => !skipped.has(folded(term.text))),
    ],
    [...skip, ...INNOCENT],
  );
}
