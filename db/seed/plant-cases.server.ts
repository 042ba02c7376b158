import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import type { Tx } from "#db/portable.ts";
import type { Happening } from "./backdate.server.ts";
import { DEMO_CASES, type DemoCase } from "./demo-cases.ts";
import type { DemoIdea } from "./demo-idea.ts";
import { DEMO_REJECTED_IDEA, DEMO_WAITING, DEMO_WAITING_IDEAS } from "./demo-queue.ts";
import { awake, DAY } from "./instants.ts";
import { newestItem, type Planted } from "./plant-ideas.server.ts";
import type { Town } from "./plant-town.server.ts";

const MINUTE = 60_000;
type Place = { now: number; tx: Tx; town: Town; planted: Planted };
type Grounds = { rule: number; reason: string };

/** What moderators decided, and what waits for them. */
export function casesOf(ctx: AppContext, tx: Tx, town: Town, planted: Planted): Happening[] {
  const place = { now: ctx.now().getTime(), tx, town, planted };
  return [
    ...DEMO_CASES.map((each) => caseOf(place, each)),
    ...DEMO_WAITING.map((each) => {
      const at = place.now - each.minutes * MINUTE;
      return { at, happen: async (then: AppContext) => void (await post(place, then, each)) };
    }),
    ...DEMO_WAITING_IDEAS.map((idea) => proposal(place, idea)),
    proposal(place, DEMO_REJECTED_IDEA, DEMO_REJECTED_IDEA),
  ];
}

/** An idea that its space's moderators have not read yet, or have rejected. */
function proposal({ now, tx, town }: Place, idea: DemoIdea, grounds?: Grounds): Happening {
  const at = awake(now - idea.age * DAY, now);
  return {
    at,
    happen: async (then) => {
      const category = town.category(idea.space, idea.category ?? -1);
      const { space, title, body, lang } = idea;
      const proposed = await proposeIdea(
        then,
        town.actor(idea.by),
        newIdea.parse({ space, title, body, lang, category }),
      );
      if (!grounds) return undefined;
      const item = await newestItem(tx, proposed);
      return [verdict(town, "joan", item, at + 21 * MINUTE, grounds)];
    },
  };
}

function caseOf(place: Place, told: DemoCase): Happening {
  const { now, tx, town, planted } = place;
  const at = awake(now - told.age * DAY, now);
  return {
    at,
    happen: async (then) => {
      const commentId = await post(place, then, told);
      const item = await newestItem(tx, found(planted.get(told.idea)));
      const read = verdict(
        town,
        told.moderator,
        item,
        at + (4 + (told.body.length % 23)) * MINUTE,
        told.rejected,
      );
      return [
        read,
        ...(told.report ? [report(place, told.report, commentId, told.idea)] : []),
        ...(told.appeal ? [appeal(place, told, told.appeal, commentId)] : []),
      ];
    },
  };
}

async function post(
  { town, planted }: Place,
  then: AppContext,
  comment: Pick<DemoCase, "idea" | "by" | "lang" | "stance" | "body">,
): Promise<string> {
  const who = town.actor(comment.by);
  const { body, stance, lang = who.locale } = comment;
  const { number } = found(planted.get(comment.idea));
  const posted = await postComment(then, who, { ...newComment.parse({ body, stance, lang }), number });
  return posted.id;
}

function report(
  { now, tx, town, planted }: Place,
  told: NonNullable<DemoCase["report"]>,
  commentId: string,
  idea: string,
): Happening {
  const at = awake(now - told.age * DAY, now);
  return {
    at,
    happen: async (then) => {
      const who = town.actor(told.by);
      const { reason, explanation, outcome } = told;
      await reportComment(then, who, { id: commentId, reason, explanation, locale: who.locale });
      if (!outcome) return undefined;
      const { id } = await newestItem(tx, found(planted.get(idea)));
      const comment = await tx
        .selectFrom("comments")
        .select("public_revision_id")
        .where("id", "=", commentId)
        .executeTakeFirstOrThrow();
      const item = { id, revision: comment.public_revision_id ?? "" };
      return [
        verdict(
          town,
          outcome.moderator,
          item,
          at + (11 + (told.explanation.length % 41)) * MINUTE,
          outcome.removed,
        ),
      ];
    },
  };
}

function appeal(
  { now, tx, town, planted }: Place,
  told: DemoCase,
  asked: NonNullable<DemoCase["appeal"]>,
  commentId: string,
): Happening {
  const at = awake(now - asked.age * DAY, now);
  return {
    at,
    happen: async (then) => {
      const decision = await tx
        .selectFrom("decisions")
        .select(["id", "revision_id"])
        .where("subject_id", "=", commentId)
        .where("verdict", "=", "rejected")
        .executeTakeFirstOrThrow();
      await appealDecision(then, town.actor(told.by), { id: decision.id, text: asked.text });
      if (!asked.outcome) return undefined;
      const { id } = await newestItem(tx, found(planted.get(told.idea)));
      const item = { id, revision: decision.revision_id ?? "" };
      return [
        verdict(
          town,
          asked.outcome.moderator,
          item,
          at + (130 + ((asked.text.length * 7) % 290)) * MINUTE,
          asked.outcome.upheld,
        ),
      ];
    },
  };
}

/** A moderator's approval, or rejection when there are grounds. */
function verdict(
  town: Town,
  moderator: string,
  item: { id: string; revision: string },
  at: number,
  grounds?: Grounds,
): Happening {
  return {
    at,
    happen: async (then) => {
      const actor = town.actor(moderator);
      if (grounds) await rejectItem(then, actor, { ...item, rule: grounds.rule, reason: grounds.reason });
      else await approveItem(then, actor, item);
      return undefined;
    },
  };
}
