import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import type { ThreadViewer } from "./CommentActs.tsx";
import { CommentItem } from "./CommentItem.tsx";
import type { ThreadWindow } from "./comment.queries.server.ts";
import type { OwnComment, PublicComment } from "./comment.ts";
import { OwnCommentItem } from "./OwnCommentItem.tsx";

type Props = {
  thread: ThreadWindow;
  own: OwnComment[];
  fresh: string[];
  viewer: ThreadViewer;
  /** Comments that are only links to other ideas, and whether they are among the shown. */
  links: { count: number; shown: boolean };
};

/** The discussion: published comments with their replies, one's own texts that are not public in their place. */
export function Thread({ thread, own, fresh, viewer, links }: Props) {
  const t = useT();
  const kept = links.shown ? "links=show&" : "";
  const hidden = own.filter((comment) => !comment.isEdit);
  const loose = hidden.filter(
    (comment) => !thread.threads.some((entry) => entry.comment.id === comment.parent),
  );
  const ownItem = (comment: OwnComment) => (
    <OwnCommentItem key={comment.id} comment={comment} mayEdit={viewer.mayReply} />
  );
  const shown = (comment: PublicComment, rest: { replies?: ReactNode; answers?: string | undefined }) => {
    const edit = own.find((candidate) => candidate.isEdit && candidate.id === comment.id);
    return (
      <CommentItem
        key={comment.id}
        comment={comment}
        viewer={viewer}
        isNew={fresh.includes(comment.id)}
        edit={edit ? ownItem(edit) : undefined}
        {...rest}
      />
    );
  };
  return (
    <>
      {links.count > 0 ? (
        <p className="p-meta">
          {t("comments.links", { count: links.count })}{" "}
          <a href={links.shown ? "?links=hide#discussion" : "?links=show#discussion"}>
            {t(links.shown ? "comments.links.hide" : "comments.links.show")}
          </a>
        </p>
      ) : null}
      {thread.earlier ? (
        <p className="p-gap">
          <ButtonLink
            to={`?${kept}before=${encodeURIComponent(thread.earlier.before)}#discussion`}
            look="quiet"
          >
            {t("comments.earlier", { count: thread.earlier.count })}
          </ButtonLink>
        </p>
      ) : null}
      {thread.threads.length === 0 && hidden.length === 0 && links.count === 0 ? (
        <EmptyState title={t("comments.none")} />
      ) : null}
      <ol className="p-thread">
        {thread.threads.map(({ comment, replies }) => {
          const ownReplies = hidden.filter((reply) => reply.parent === comment.id);
          const below = [
            ...replies.map((reply) =>
              shown(reply, {
                answers: replies.find((answered) => answered.id === reply.replyTo)?.author?.name,
              }),
            ),
            ...ownReplies.map((reply) => <li key={reply.id}>{ownItem(reply)}</li>),
          ];
          return shown(comment, { replies: below.length > 0 ? below : undefined });
        })}
        {loose.map((comment) => (
          <li key={comment.id}>{ownItem(comment)}</li>
        ))}
      </ol>
      {thread.later ? (
        <p className="p-gap">
          <ButtonLink to={`?${kept}after=${encodeURIComponent(thread.later.after)}#discussion`} look="quiet">
            {t("comments.later", { count: thread.later.count })}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
