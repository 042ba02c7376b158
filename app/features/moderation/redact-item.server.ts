import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { LIMITS } from "#app/core/limits.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { lengthOf } from "#app/core/text.ts";
import { once } from "#app/core/transact.server.ts";
import { publishComment } from "#app/features/comments/publish-comment.server.ts";
import { publishIdea } from "#app/features/ideas/publish-idea.server.ts";
import type { Tx } from "#db/portable.ts";
import { restrictItem, takeItem } from "./decide-item.server.ts";
import type { Decided, Grounds } from "./decision.ts";
import type { Item } from "./queue-item.queries.server.ts";
import { requireRule } from "./write-decision.server.ts";

type Redaction = Grounds & { body: string; title?: string | undefined };

/**
 * Publishes a waiting text without what may not be in it: the author's revision is kept and not public, the
 * moderator's is a new one that knows where it comes from. The author is told the rule and the reason, sees what
 * was taken out and may appeal. Throws as `takeItem`, and `invalid` for an unknown rule or a text that is as it was.
 */
export async function redactItem(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; revision: string; held?: string } & Redaction,
  key?: string,
): Promise<Decided> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const item = await takeItem(tx, record, actor, input);
    const before = await checkedRedaction(tx, item, input);
    await requireRule(tx, item.text.spaceId, input.rule);
    const { ideaId, spaceId, commentId } = item.text;
    const decisionId = await restrictItem(ctx, tx, record, actor, item, "redacted", input);
    const revisionId = await addRevision(ctx, tx, item, before, input);
    const place = { ideaId, spaceId, revisionId };
    if (commentId) await publishComment(ctx, tx, record, { ...place, commentId });
    else await publishIdea(ctx, tx, record, place);
    told(record, item, decisionId);
    return { decisionId };
  });
}

type Revision = { title: string | null; body: string; lang: string; ordinal: number };

/** The text that waits. Throws `invalid` when the redaction leaves it as it is, or is none of a waiting text. */
export async function checkedRedaction(
  tx: Tx,
  item: Item,
  input: { body: string; title?: string | undefined },
): Promise<Revision> {
  if (item.type !== "comment" && item.type !== "idea")
    throw new DomainError("invalid", "desk.redact.textsOnly");
  const before: Revision = item.text.commentId
    ? {
        title: null,
        ...(await tx
          .selectFrom("comment_revisions")
          .select(["body", "lang", "ordinal"])
          .where("id", "=", item.revisionId)
          .executeTakeFirstOrThrow()),
      }
    : await tx
        .selectFrom("idea_revisions")
        .select(["title", "body", "lang", "ordinal"])
        .where("id", "=", item.revisionId)
        .executeTakeFirstOrThrow();
  if (item.text.commentId && lengthOf(input.body) > LIMITS.comment.max)
    throw new DomainError("invalid", "errors.tooLong", {
      field: "body",
      params: { max: LIMITS.comment.max },
    });
  const isSame = before.body === input.body && (before.title === null || before.title === input.title);
  if (isSame) throw new DomainError("invalid", "desk.redact.same", { field: "body" });
  if (before.title !== null && !input.title)
    throw new DomainError("invalid", "errors.required", { field: "title" });
  return before;
}

/** Keeps the author's words where the public does not see them, and puts the moderator's after them. */
async function addRevision(
  ctx: AppContext,
  tx: Tx,
  item: Item,
  before: Revision,
  input: Redaction,
): Promise<string> {
  const { commentId, ideaId, authorId, id } = item.text;
  const revisionId = ctx.newId();
  const row = {
    id: revisionId,
    ordinal: before.ordinal + 1,
    body: input.body,
    html: renderMarkdown(input.body),
    lang: before.lang,
    state: "pending",
    redacted_from: item.revisionId,
    redacted_under: input.rule,
    created_at: ctx.now().toISOString(),
  };
  if (commentId)
    await tx
      .insertInto("comment_revisions")
      .values({ ...row, comment_id: commentId })
      .execute();
  else
    await tx
      .insertInto("idea_revisions")
      .values({ ...row, idea_id: ideaId, title: input.title ?? "", author_id: authorId })
      .execute();
  await tx
    .updateTable(commentId ? "comment_revisions" : "idea_revisions")
    .set({ state: "rejected" })
    .where("id", "=", item.revisionId)
    .execute();
  await tx
    .updateTable(commentId ? "comments" : "ideas")
    .set({ latest_revision_id: revisionId })
    .where("id", "=", id)
    .execute();
  return revisionId;
}

function told(record: RecordEvent, item: Item, decisionId: string): void {
  const { ideaId, spaceId, commentId } = item.text;
  record({
    type: commentId ? "comment.redacted" : "idea.redacted",
    spaceId,
    ideaId,
    commentId,
    data: { revisionId: item.revisionId, decisionId },
  });
}
