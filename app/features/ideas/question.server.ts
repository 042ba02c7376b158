import { expressionBuilder } from "kysely";
import { LOCALES } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dayOf } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import type { Schema } from "#db/schema.ts";
import { ANSWER_DAYS } from "./question.ts";

const DAY_MS = 86_400_000;

export type Promised = { next_step: string | null; responsible: string | null; due_on: string | null };
export const NOTHING_PROMISED: Promised = { next_step: null, responsible: null, due_on: null };

const WORDS = "pipeline.update.answer";

const eb = expressionBuilder<Schema & { i: Schema["ideas"] }, "i">();

/** The language of the move that wrote an idea's `i` next step, for `stepLang`. */
export const movedIn = eb
  .selectFrom("stage_moves as m")
  .select("m.lang")
  .whereRef("m.idea_id", "=", "i.id")
  .whereRef("m.next_step", "=", "i.next_step")
  .orderBy("m.created_at", "desc")
  .limit(1);

/** The language of an idea's next step: of the move that wrote it, or of a question's promise, which is nobody's words. */
export function stepLang(step: string | null, movedIn: string | null): string | null {
  if (step === null) return null;
  return LOCALES.find((locale) => translateIn(locale)(WORDS) === step) ?? movedIn;
}

/**
 * What a question that has no official answer waits for: from whom, and until which local day, counted from its
 * publication. Nothing for other kinds, and once it is answered.
 */
export async function awaitedAnswer(ctx: AppContext, tx: Tx, ideaId: string): Promise<Promised> {
  const idea = await tx
    .selectFrom("ideas as i")
    .leftJoin("organisations as o", "o.id", "i.to_organisation_id")
    .leftJoin("idea_revisions as r", "r.id", "i.public_revision_id")
    .select(["i.kind", "i.published_at", "o.name", "r.lang"])
    .select((eb) =>
      eb
        .selectFrom("updates as u")
        .select((inner) => inner.fn.countAll().as("count"))
        .whereRef("u.idea_id", "=", "i.id")
        .where("u.kind", "=", "answer")
        .where("u.state", "=", "approved")
        .as("answers"),
    )
    .where("i.id", "=", ideaId)
    .executeTakeFirstOrThrow();
  if (idea.kind !== "question" || Number(idea.answers) > 0) return NOTHING_PROMISED;
  const published = idea.published_at ? Date.parse(idea.published_at) : ctx.now().getTime();
  return {
    next_step: translateIn(asLocale(idea.lang ?? "ca"))(WORDS),
    responsible: idea.name,
    due_on: dayOf(new Date(published + ANSWER_DAYS * DAY_MS), ctx.config.timeZone),
  };
}
