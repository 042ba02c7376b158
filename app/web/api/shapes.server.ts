import { z } from "zod";
import { LOCALES } from "#app/core/actor.ts";
import { STANCES } from "#app/features/comments/comment.ts";
import { KINDS, STAGES, STATES } from "#app/features/ideas/idea.ts";
import { UPDATE_KINDS } from "#app/features/pipeline/update.ts";
import { FIELDS, MATCH_KINDS } from "#app/features/screening/match.ts";
import { MODERATION_MODES, PHASE_KINDS } from "#app/features/spaces/space.ts";
import { MOMENTS } from "#app/features/uploads/upload.ts";

/** Shapes of answers, named as in the document. What a call answers is checked against them by types and by test. */
const localized = z.partialRecord(z.enum(LOCALES), z.string());
const at = z.iso.datetime();
const count = z.int().min(0);

const author = z
  .object({
    name: z.string(),
    organisation: z.object({ name: z.string(), slug: z.string() }).nullable(),
  })
  .nullable()
  .describe("Null for what was received without an author.");

const redactedUnder = z
  .int()
  .nullable()
  .describe("Number of the rule under which moderators took a part out of the text.");

export const Me = z.object({
  id: z.string(),
  name: z.string(),
  locale: z.enum(LOCALES),
  scopes: z.array(z.string()).nullable().describe("What the token may do; null in a browser session."),
  roles: z.array(z.object({ space: z.string().nullable(), role: z.string() })),
});

export const Space = z.object({
  slug: z.string(),
  url: z.url(),
  title: localized,
  brief: localized,
  languages: z.array(z.enum(LOCALES)),
  visibility: z.enum(["public", "private"]),
  moderation: z.enum(MODERATION_MODES),
  stages: z
    .array(z.enum(STAGES))
    .describe(
      "Those it uses, in the order of its own process: received first, done last, then declined, paused and merged, which stand beside it.",
    ),
  phases: z.array(z.object({ opens: z.enum(PHASE_KINDS), startsAt: at.nullable(), endsAt: at.nullable() })),
  createdAt: at,
});

export const Idea = z.object({
  number: z.int(),
  slug: z.string(),
  url: z.url(),
  space: z.string(),
  kind: z.enum(KINDS),
  title: z.string(),
  body: z.string().describe("Markdown."),
  html: z.string(),
  lang: z.string(),
  category: z.string().nullable(),
  stage: z.enum(STAGES),
  state: z.enum(STATES),
  supports: count,
  importedSupports: count,
  comments: count,
  seq: count.describe("Number of the thread's last event."),
  revision: z.string(),
  author,
  createdAt: at,
  updatedAt: at,
  redactedUnder,
});

export const WholeIdea = Idea.extend({
  pending: z
    .object({ title: z.string(), body: z.string(), revision: z.string() })
    .nullable()
    .describe("To its author: the edit that waits for approval."),
});

export const Comment = z.object({
  id: z.string(),
  idea: z.int(),
  parent: z.string().nullable().describe("The top comment this one hangs on."),
  replyTo: z.string().nullable().describe("The deeper comment it answers."),
  body: z.string().describe("Markdown."),
  html: z.string(),
  stance: z.enum(STANCES).nullable(),
  lang: z.string(),
  state: z.enum(STATES),
  revision: z.string(),
  author,
  createdAt: at,
  editedAt: at.nullable(),
  redactedUnder,
  useful: count.describe("How many people find it useful."),
});

export const Useful = z.object({ id: z.string(), useful: count });

export const CatchUp = z.object({
  epoch: z.string(),
  seq: count.describe("The thread's head."),
  events: z.array(
    z.object({
      seq: count,
      kind: z.string(),
      id: z.string().describe("The comment's."),
      at,
      comment: Comment.optional().describe("Its present public form; absent when it is not public now."),
    }),
  ),
});

export const Notification = z.object({
  id: z.string(),
  kind: z.string().nullable(),
  reason: z.string().describe("Why the person is told."),
  idea: z.int().nullable(),
  comment: z.string().nullable(),
  at,
  read: z.boolean(),
});

export const QueueItem = z.object({
  id: z.string(),
  type: z.enum(["comment", "idea", "report", "appeal"]),
  revision: z.string(),
  space: z.string(),
  idea: z.int().nullable(),
  text: z.string(),
  author: z.string(),
  waitingSince: at,
  dueAt: at,
  matches: z
    .array(
      z.object({
        kind: z.enum(MATCH_KINDS),
        field: z.enum(FIELDS),
        start: z.int().nullable().describe("UTF-16 offset in that text; null when the whole text is meant."),
        end: z.int().nullable(),
        why: z.string().describe("In the language of whoever asks."),
      }),
    )
    .describe("What screening found in the text. It decides nothing."),
});

export const Update = z.object({
  id: z.string(),
  idea: z.int(),
  kind: z.enum(UPDATE_KINDS),
  url: z.url(),
  body: z.string().describe("Markdown."),
  html: z.string(),
  lang: z.string(),
  organisation: z.string().nullable().describe("For whom it was said; null for the space's organisers."),
  person: z.string().nullable().describe("Who said it, while they have an account."),
  figures: z.array(
    z.object({
      what: z.string(),
      unit: z.string(),
      before: z.number().nullable(),
      after: z.number(),
    }),
  ),
  links: z.array(z.object({ title: z.string(), url: z.url() })).describe("Where it can be checked."),
  files: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["picture", "document"]),
      url: z.url(),
      bytes: count,
      width: count.nullable(),
      height: count.nullable(),
      words: z.string().describe("What a picture shows; what a document is called."),
      moment: z.enum(MOMENTS).nullable(),
    }),
  ),
  createdAt: at,
});

export const Milestone = z.object({
  id: z.string(),
  idea: z.int(),
  title: z.string(),
  lang: z.string(),
  dueOn: z.iso.date(),
  doneOn: z.iso.date().nullable(),
});

export const Proposed = z.object({
  number: z.int(),
  slug: z.string(),
  url: z.url(),
  state: z.enum(STATES),
});
export const Edited = z.object({ number: z.int(), slug: z.string(), state: z.enum(STATES) });
export const Posted = z.object({ id: z.string(), state: z.enum(STATES) });
export const EditedComment = Posted.extend({ revision: z.string() });
export const Supports = z.object({ supports: count });
export const Decision = z.object({ decisionId: z.string() });
export const Made = z.object({ id: z.string() });

export const Reported = Made.extend({
  number: z.number().int().describe("What to refer to it by."),
  url: z.string().nullable().describe("Where to follow it; null when the receipt went to an address."),
});

const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe("`after` of the next page.") });

export const SpaceList = listOf(Space);
export const IdeaList = listOf(Idea);
export const CommentList = listOf(Comment);
export const UpdateList = listOf(Update);
export const MilestoneList = listOf(Milestone);
export const NotificationList = listOf(Notification);
export const QueueList = listOf(QueueItem);
