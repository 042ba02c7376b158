import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";

/** Who looks at a thread: what their links offer. */
export type ThreadViewer = {
  mayReply: boolean;
  /** Moderates the space. */
  moderates: boolean;
  /** Ids of the viewer's own published comments. */
  mine: string[];
};

/** What one may do with a published comment. The pages behind, but for the reply, are loaded whole. */
export function CommentActs({ id, name, viewer }: { id: string; name: string; viewer: ThreadViewer }) {
  const t = useT();
  const isMine = viewer.mine.includes(id);
  return (
    <p className="p-comment__acts">
      {viewer.mayReply ? (
        <Link to={`?reply=${id}#composer`} preventScrollReset aria-label={`${t("comments.reply")}: ${name}`}>
          {t("comments.reply")}
        </Link>
      ) : null}
      {isMine ? (
        viewer.mayReply ? (
          <a href={`/comments/${id}/edit`}>{t("comments.edit")}</a>
        ) : null
      ) : viewer.moderates ? (
        <a
          className="p-comment__quiet"
          href={`/moderation/comments/${id}/removal`}
          aria-label={`${t("comments.remove")}: ${name}`}
        >
          {t("comments.remove")}
        </a>
      ) : (
        <a
          className="p-comment__quiet"
          href={`/comments/${id}/report`}
          rel="nofollow"
          aria-label={`${t("comments.report")}: ${name}`}
        >
          {t("comments.report")}
        </a>
      )}
    </p>
  );
}
