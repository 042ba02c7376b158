import type { Actor, Locale } from "#app/core/actor.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { asStage } from "#app/features/ideas/idea.ts";
import { asRestricting } from "#app/features/ideas/restricting.ts";
import type { Match } from "#app/features/screening/match.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { nameOfStage } from "#app/features/spaces/stage-words.server.ts";
import { mayDecide, mayDecideAppeal } from "./moderation.policy.ts";
import type { ItemRow } from "./queue.queries.server.ts";
import { asReportReason } from "./report.ts";

const TYPES = ["comment", "idea", "report", "appeal"] as const;

/** A row of the queue as desk and API read it. */
export function toWaitingItem(actor: Actor, row: ItemRow, matches: Map<string, Match[]>) {
  const type = TYPES.find((known) => known === row.type) ?? "comment";
  const isIdea = row.comment_id === null;
  const sent = isIdea ? version(row, "ir") : version(row, "cr");
  const shown = isIdea ? version(row, "pr") : version(row, "cpr");
  const isPublic = (isIdea ? row.idea_state : row.comment_state) === "approved";
  const read = type === "report" ? shown : sent;
  const text = {
    spaceId: row.space_id,
    authorId: isIdea ? row.idea_author : row.comment_author,
    organisationId: isIdea ? row.idea_organisation : row.comment_organisation,
  };
  return {
    id: row.id,
    type,
    /** Whose text it is about. */
    about: isIdea ? ("idea" as const) : ("comment" as const),
    commentId: row.comment_id,
    revision: read.id,
    waitingSince: row.waiting_since,
    nearAt: row.near_at,
    dueAt: row.due_at,
    urgency: row.urgency,
    /** True for what is public already and is read because its author is trusted. */
    isSample: row.why === "sample",
    space: { id: row.space_id, slug: row.space_slug, title: localized(row.space_title) },
    idea: {
      number: row.number,
      slug: row.slug,
      title: row.pr_title ?? row.ir_title ?? "",
      stage: asStage(row.stage) ?? ("received" as const),
      stageNames: nameOfStage(row.stage_names, asStage(row.stage) ?? "received"),
      isPublic: row.idea_state === "approved",
    },
    title: isIdea ? read.title : null,
    html: read.html,
    text: read.body,
    lang: read.lang,
    stance: row.stance,
    /** Which version of the text it is, and when it was sent. */
    version: read.ordinal,
    sentAt: read.createdAt,
    author: (isIdea ? row.idea_author_name : row.comment_author_name) ?? "",
    authorId: text.authorId,
    authorLocale: asLocale((isIdea ? row.idea_author_locale : row.comment_author_locale) ?? "") as Locale,
    authorSince: isIdea ? row.idea_author_since : row.comment_author_since,
    organisationId: text.organisationId,
    organisation: text.organisationId ? row.organisation_name : null,
    parent: row.parent_html
      ? {
          html: row.parent_html,
          lang: row.parent_lang ?? "ca",
          author: row.parent_name ?? "",
          at: row.parent_at ?? "",
        }
      : null,
    /** The public text that a waiting edit would replace. */
    before: isPublic && type !== "report" && shown.id !== "" && shown.id !== read.id ? shown : null,
    /** Never from whom: a text is judged by what it says, and whoever reports was told so. */
    report: row.report_reason
      ? {
          reason: asReportReason(row.report_reason),
          explanation: row.explanation ?? "",
          at: row.reported_at ?? "",
        }
      : null,
    appeal: row.appeal_text
      ? {
          text: row.appeal_text,
          at: row.appealed_at ?? "",
          verdict: asRestricting(row.verdict),
          rule: row.rule,
          reason: row.decision_reason ?? "",
          decidedAt: row.decided_at ?? "",
          decidedBy: row.decider_name,
        }
      : null,
    /** What screening found in it. */
    matches: matches.get(read.id) ?? [],
    mayDecide:
      type === "appeal"
        ? // Whoever only organises the space is shown nothing but appeals that are theirs to decide.
          mayDecideAppeal(actor, { ...text, deciderId: row.moderator_id, othersModerate: false })
        : mayDecide(actor, text),
  };
}

export type WaitingItem = ReturnType<typeof toWaitingItem>;

type Prefix = "ir" | "cr" | "pr" | "cpr";

/** One of the joined revisions. */
function version(row: ItemRow, prefix: Prefix) {
  return {
    id: row[`${prefix}_id`] ?? "",
    title: prefix === "ir" ? row.ir_title : prefix === "pr" ? row.pr_title : null,
    html: row[`${prefix}_html`] ?? "",
    body: row[`${prefix}_body`] ?? "",
    lang: row[`${prefix}_lang`] ?? "ca",
    ordinal: row[`${prefix}_ordinal`] ?? 1,
    createdAt: row[`${prefix}_created`] ?? "",
  };
}
