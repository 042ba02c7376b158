import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { CommentItem } from "./CommentItem.tsx";
import type { ThreadWindow } from "./comment.queries.server.ts";
import type { OwnComment } from "./comment.ts";
import { OwnCommentItem } from "./OwnCommentItem.tsx";

type Props = {
  thread: ThreadWindow;
  own: OwnComment[];
  fresh: string[];
  mayReply: boolean;
  /** Comments that are only links to other ideas, and whether they are among the shown. */
  links: { count: number; shown: boolean };
};

/** The discussion: published comments with their replies, one's own pending ones in place. */
export function Thread({ thread, own, fresh, mayReply, links }: Props) {
  const t = useT();
  const kept = links.shown ? "links=show&" : "";
  const loose = own.filter((comment) => !thread.threads.some((entry) => entry.comment.id === comment.parent));
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
      {thread.threads.length === 0 && own.length === 0 && links.count === 0 ? (
        <EmptyState title={t("comments.none")} />
      ) : null}
      <ol className="p-thread">
        {thread.threads.map(({ comment, replies }) => {
          const ownReplies = own.filter((reply) => reply.parent === comment.id);
          const below = [
            ...replies.map((reply) => (
              <CommentItem
                key={reply.id}
                comment={reply}
                mayReply={mayReply}
                isNew={fresh.includes(reply.id)}
                answers={replies.find((answered) => answered.id === reply.replyTo)?.author?.name}
              />
            )),
            ...ownReplies.map((reply) => <OwnCommentItem key={reply.id} comment={reply} />),
          ];
          return (
            <CommentItem
              key={comment.id}
              comment={comment}
              mayReply={mayReply}
              isNew={fresh.includes(comment.id)}
              replies={below.length > 0 ? below : undefined}
            />
          );
        })}
        {loose.map((comment) => (
          <OwnCommentItem key={comment.id} comment={comment} />
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
