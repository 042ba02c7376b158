import { LOCALES, type Locale } from "#app/core/actor.ts";
import { STANCES, type Stance } from "#app/features/comments/comment.ts";

export type DemoComment = {
  by: string;
  forOrganisation: string | null;
  /** 0 on top, 1 answers the last one on top, 2 answers the last answer. */
  depth: 0 | 1 | 2;
  lang: Locale | null;
  stance: Stance | null;
  body: string;
};

const LINE = /^(>{0,2})\s*([a-z]+)(?:\/([a-z]+))?((?: [a-z]+)*): (.+)$/;

/**
 * Reads a thread, one comment a line: `quim doubt: Qui tanca?`, `> nuria/cami: …` for an answer given for an
 * organisation, `>> …` for an answer to the last answer. Words before the colon are a language or a stance.
 * Throws on a line it cannot read.
 */
export function readThread(text: string): DemoComment[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [, marks = "", by = "", organisation, words = "", body = ""] = LINE.exec(line.trim()) ?? [];
      const rest = words.trim().split(" ").filter(Boolean);
      const lang = LOCALES.find((locale) => rest.includes(locale)) ?? null;
      const stance = STANCES.find((each) => rest.includes(each)) ?? null;
      if (!body || rest.length !== Number(lang !== null) + Number(stance !== null))
        throw new Error(`A demo thread has a line that cannot be read: ${line}`);
      const depth = Math.min(2, marks.length) as 0 | 1 | 2;
      return { by, forOrganisation: organisation ?? null, depth, lang, stance, body };
    });
}
