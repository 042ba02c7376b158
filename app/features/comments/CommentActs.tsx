import { useT } from "#app/i18n/i18n-context.tsx";
import type { ShownComment } from "./thread.ts";
import { UsefulButton } from "./UsefulButton.tsx";

/** Who looks at a thread: what their links offer. */
export type ThreadViewer = {
  mayReply: boolean;
  /** Comments that are only links are shown, and go on being shown. */
  showsLinks?: boolean;
  /** Moderates the space. */
  moderates: boolean;
  /** Ids of the viewer's own published comments. */
  mine: string[];
  /** Ids of the comments that the viewer finds useful. */
  useful: string[];
  /** Finds one useful without leaving the page; absent while nobody is signed in. */
  onUseful?: ((id: string, on: boolean) => void) | undefined;
  /** Answers without leaving the page. */
  onReply: (id: string) => void;
};

type Props = { comment: ShownComment; name: string; viewer: ThreadViewer };

/** What one may do with a published comment. The pages behind are loaded whole. */
export function CommentActs({ comment, name, viewer }: Props) {
  const { id, useful } = comment;
  const t = useT();
  const isMine = viewer.mine.includes(id);
  return (
    <p className="p-comment__acts">
      {viewer.mayReply ? (
        <a
          href={`?${viewer.showsLinks ? "links=show&" : ""}reply=${id}#composer`}
          aria-label={`${t("comments.reply")}: ${name}`}
          data-reply={id}
          onClick={(event) => {
            event.preventDefault();
            viewer.onReply(id);
          }}
        >
          {t("comments.reply")}
        </a>
      ) : null}
      {viewer.mayReply && !isMine ? (
        <UsefulButton comment={comment} name={name} viewer={viewer} />
      ) : useful > 0 ? (
        <span className="p-meta">{t("comments.usefulTo", { count: useful })}</span>
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
