import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { DomainError, found } from "#app/core/errors.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { chooseMerge } from "#app/features/pipeline/choose-merge.server.ts";
import { MergeButtons } from "#app/features/pipeline/MergeNotice.tsx";
import { askedMerge } from "#app/features/pipeline/merge.queries.server.ts";
import { mergeChoice } from "#app/features/pipeline/merge.schema.ts";
import { readMergeToken } from "#app/features/pipeline/merge-token.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { readForm } from "#app/web/form.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import type { RequestContext } from "#app/web/request-context.ts";

/** The person of the mail, by its signed address: one press, signed in or not. */
async function asked(context: RequestContext, token: string | undefined) {
  const { mergeId, userId } = found(readMergeToken(context.app, token));
  return { mergeId, person: found(await actorById(context.app.db, userId)) };
}

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { mergeId, person } = await asked(context, params.token);
  return {
    title: translateIn(context.locale)("pipeline.merge.title"),
    merge: found(await askedMerge(context.app.db, person, mergeId)),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const { mergeId, person } = await asked(context, params.token);
  const form = await readForm(request, mergeChoice);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  await chooseMerge(context.app, person, { mergeId, ...form.values });
  return redirect(new URL(request.url).pathname, 303);
});

export const meta = pageTitle;

export default function AnswerMerge() {
  const t = useT();
  const { merge } = useLoaderData<typeof loader>();
  const named = (idea: typeof merge.idea) => (
    <Link to={ideaPath(idea)} lang={idea.lang}>
      Nº {idea.number} · {idea.title}
    </Link>
  );
  return (
    <div className="p-narrow">
      <PageHeading title={t("pipeline.merge.title")} lead={t("pipeline.merge.question")} />
      <dl className="p-facts">
        <div>
          <dt>{t("pipeline.merge.from")}</dt>
          <dd>{named(merge.idea)}</dd>
        </div>
        <div>
          <dt>{t("pipeline.merge.into")}</dt>
          <dd>{named(merge.into)}</dd>
        </div>
      </dl>
      {merge.ended ? (
        <Notice kind="info" title={t("pipeline.merge.ended")} />
      ) : merge.answer === "asked" ? (
        <Form method="post" className="p-form" reloadDocument>
          <MergeButtons />
        </Form>
      ) : (
        <Notice kind="ok" title={t(`pipeline.merge.was.${merge.answer}`)} />
      )}
    </div>
  );
}
