import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import type { OwnComment } from "./comment.ts";

/** One's own comment that only oneself sees: waiting, or rejected with its rule and reason. */
export function OwnCommentItem({ comment }: { comment: OwnComment }) {
  const t = useT();
  const pending = comment.state === "pending";
  return (
    <li>
      <article className="p-comment" id={`c-${comment.id}`} data-state={comment.state}>
        <div>
          <p className="p-comment__state">
            <Icon name={pending ? "clock" : "x"} />{" "}
            {pending
              ? t("comments.pending")
              : t("comments.rejected", { rule: comment.decision?.rule ?? "–" })}
          </p>
          {comment.decision ? <p>{comment.decision.reason}</p> : null}
          <div className="p-comment__body">
            <Prose html={comment.html} lang={comment.lang} />
          </div>
          <div className="p-comment__acts">
            {pending ? null : <a href={`?again=${comment.id}#composer`}>{t("comments.editAgain")}</a>}
            <Form method="post" action={`/comments/${comment.id}/withdrawal`}>
              <Button look="link">{t("comments.withdraw")}</Button>
            </Form>
          </div>
        </div>
      </article>
    </li>
  );
}
