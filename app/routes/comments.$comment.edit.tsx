import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { LIMITS } from "#app/core/limits.ts";
import { isCommentingOpen, mayEditComment } from "#app/features/comments/comment.policy.ts";
import { editedComment } from "#app/features/comments/comment.schema.ts";
import { commentPlace } from "#app/features/comments/comment.ts";
import { commentTarget } from "#app/features/comments/comment-target.queries.server.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { latestCommentRevision } from "#app/features/comments/own-comment.queries.server.ts";
import { RestrictionWords } from "#app/features/ideas/RestrictionWords.tsx";
import { READ_FIRST } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const { app } = context;
  const comment = await commentTarget(app.db, actor, params.comment ?? "");
  allow(mayEditComment(actor, comment));
  return {
    title: translateIn(context.locale)("moderation.edit.title"),
    path: `/ideas/${comment.idea.number}#c-${comment.id}`,
    latest: await latestCommentRevision(app.db, comment),
    reviewed: comment.state !== "approved" || READ_FIRST.includes(comment.idea.space.moderation),
    open: isCommentingOpen(comment.idea, app.now()),
    formKey: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, editedComment);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app } = context;
    await limit(app, "comment", actor.id);
    const id = params.comment ?? "";
    const edited = await editComment(app, actor, { ...form.values, id }, form.key);
    const { idea } = await commentTarget(app.db, actor, id);
    const pending = edited.state === "pending";
    flash(context, pending ? "comments.done.pending" : "comments.done.published");
    return redirect(pending ? `/ideas/${idea.number}#c-${id}` : commentPlace(idea.number, id), 303);
  });
});

export const meta = pageTitle;

/** One's own comment, to be sent as a new version. */
export default function EditComment() {
  const t = useT();
  const { path, latest, reviewed, open, formKey } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("moderation.edit.title")} />
      {latest.restriction ? (
        <Notice kind="danger" title={t(`comments.${latest.restriction.verdict}`)}>
          <RestrictionWords restriction={latest.restriction} />
        </Notice>
      ) : null}
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {open ? (
        <Form method="post" className="p-form" reloadDocument>
          <HiddenKey value={form.key ?? formKey} />
          <input type="hidden" name="revision" value={latest.revision} />
          <TextArea
            name="body"
            rows={8}
            label={t("comments.yours")}
            hint={reviewed ? t("comments.reviewedHint") : t("moderation.edit.hint")}
            error={form.errorOf("body")}
            defaultValue={form.typed("body", latest.body)}
            maxLength={LIMITS.comment.max}
            required
          />
          <div className="p-form__acts">
            <Button>{t("moderation.edit.send")}</Button>
            <ButtonLink to={path} look="quiet">
              {t("common.cancel")}
            </ButtonLink>
          </div>
        </Form>
      ) : (
        <p>{t("comments.closed")}</p>
      )}
    </div>
  );
}
