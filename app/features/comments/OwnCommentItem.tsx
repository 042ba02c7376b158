import { Form } from "@remix-run/react";
import { AppealUntil, RestrictionWords } from "#app/features/ideas/RestrictionWords.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { useTakenFocus } from "#app/ui/use-taken-focus.ts";
import type { OwnComment } from "./comment.ts";

type Props = { comment: OwnComment; mayEdit: boolean; usualWait?: string | null; takesFocus?: boolean };

/** One's own text that only oneself sees: waiting, or rejected or removed with its rule, reason and ways on. */
export function OwnCommentItem({ comment, mayEdit, usualWait = null, takesFocus = false }: Props) {
  const t = useT();
  const place = useTakenFocus<HTMLElement>(takesFocus);
  const { restriction } = comment;
  const isPending = comment.state === "pending";
  return (
    <article
      className="p-comment"
      id={comment.isEdit ? `e-${comment.id}` : `c-${comment.id}`}
      data-state={isPending ? "pending" : "rejected"}
      tabIndex={takesFocus ? -1 : undefined}
      ref={place}
    >
      <div className="p-comment__verdict">
        <p className="p-comment__state">
          <Icon name={isPending ? "clock" : "x"} />{" "}
          {t(
            comment.isEdit && comment.state !== "redacted"
              ? `comments.edit.${isPending ? "pending" : "rejected"}`
              : `comments.${comment.state}`,
          )}
          {isPending && usualWait ? ` ${t("spaces.usualWait", { wait: usualWait })}` : null}
        </p>
        {restriction ? <RestrictionWords restriction={restriction} /> : null}
      </div>
      <div className="p-comment__own">
        <div className="p-comment__body">
          <Prose html={comment.html} lang={comment.lang} />
        </div>
        <div className="p-comment__acts p-comment__acts--own">
          {mayEdit ? (
            <ButtonLink to={`/comments/${comment.id}/edit`} look={isPending ? "quiet" : "primary"} reload>
              {t(isPending ? "comments.edit" : "comments.editAgain")}
            </ButtonLink>
          ) : null}
          {restriction && !restriction.appeal ? (
            <ButtonLink to={`/decisions/${restriction.decisionId}/appeal`} look="quiet" reload>
              {t("ideas.appeal.ask")}
            </ButtonLink>
          ) : null}
          {comment.isEdit || comment.state === "removed" ? null : (
            <Form method="post" action={`/comments/${comment.id}/withdrawal`}>
              <Button look="link">{t("comments.withdraw")}</Button>
            </Form>
          )}
        </div>
        {restriction ? <AppealUntil restriction={restriction} /> : null}
      </div>
    </article>
  );
}
