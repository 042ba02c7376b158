import type { ReactNode } from "react";
import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Avatar } from "#app/ui/Avatar.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { useTakenFocus } from "#app/ui/use-taken-focus.ts";
import { CommentActs, type ThreadViewer } from "./CommentActs.tsx";
import { commentPlace } from "./comment.ts";
import type { ShownComment } from "./thread.ts";

type Props = {
  comment: ShownComment;
  viewer: ThreadViewer;
  /** One's own new version of it, which others do not see. */
  edit?: ReactNode;
  replies?: ReactNode;
  isNew?: boolean;
  takesFocus?: boolean;
  /** Whom a deeper reply answers. */
  answers?: string | undefined;
};

/** A published comment, with its replies below it. */
export function CommentItem(props: Props) {
  const { comment, viewer, edit, replies, isNew = false, takesFocus = false, answers } = props;
  const { t, ...zone } = useI18n();
  const place = useTakenFocus<HTMLElement>(takesFocus);
  const name = comment.author?.name ?? t("comments.noAuthor");
  return (
    <li>
      <article
        className="p-comment"
        id={`c-${comment.id}`}
        tabIndex={takesFocus ? -1 : undefined}
        ref={place}
        data-state={isNew ? "new" : "published"}
        aria-label={t("comments.by", { name })}
      >
        <Avatar
          name={comment.author?.organisation?.name ?? name}
          square={Boolean(comment.author?.organisation)}
          size={comment.parent ? "sm" : "md"}
        />
        <div>
          <header className="p-comment__head">
            <strong>{name}</strong>
            {answers ? <span className="p-meta">{t("comments.answers", { name: answers })}</span> : null}
            {comment.stance ? <Tag>{t(`comments.stance.${comment.stance}`)}</Tag> : null}
            <a href={commentPlace(comment.idea, comment.id)} className="p-meta">
              <time dateTime={comment.createdAt}>{dateTime(comment.createdAt, zone)}</time>
            </a>
            {comment.editedAt ? <span className="p-meta">{t("comments.edited")}</span> : null}
            {comment.redactedUnder ? (
              <a href="/rules" className="p-meta">
                {t("comments.redactedUnder", { number: comment.redactedUnder })}
              </a>
            ) : null}
            {comment.author?.organisation ? (
              <p className="p-meta">{t("ideas.onBehalf", { name: comment.author.organisation.name })}</p>
            ) : null}
          </header>
          <div className="p-comment__body">
            <Prose html={comment.html} lang={comment.lang} />
          </div>
          <CommentActs comment={comment} name={name} viewer={viewer} />
        </div>
      </article>
      {edit}
      {replies}
    </li>
  );
}
