import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { similarIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { ProposeFields } from "#app/features/ideas/ProposeFields.tsx";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { ReviewIdea } from "#app/features/ideas/ReviewIdea.tsx";
import { isOpenFor } from "#app/features/spaces/space.policy.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const query = new URL(request.url).searchParams;
  const now = context.app.now();
  const spaces = (await visibleSpaces(context.app.db, actor)).filter((space) =>
    isOpenFor(space, "propose", now),
  );
  return {
    title: translateIn(context.locale)("ideas.new.title"),
    spaces: spaces.map((space) => ({ slug: space.slug, title: space.title })),
    memberships: actor.memberships,
    name: actor.name,
    start: { title: (query.get("title") ?? "").slice(0, 150), space: query.get("space") ?? "" },
    key: freshKey(),
  };
});

/** Two steps of one form: what it will look like with what resembles it, then sending. Going back keeps what was typed. */
export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const step = (
    await request
      .clone()
      .formData()
      .catch(() => null)
  )?.get("step");
  const form = await readForm(request, newIdea);
  if (!form.ok) return rejected(form);
  if (step === "edit") return data({ ok: false as const, errors: [], typed: form.typed, key: freshKey() });
  if (step !== "send") {
    const { db, engine } = context.app;
    const similar = await similarIdeas(db, engine, actor, form.values.title);
    return data({
      step: "review" as const,
      typed: form.typed,
      html: renderMarkdown(form.values.body),
      similar,
      key: freshKey(),
    });
  }
  return attempt(form, async () => {
    await limit(context.app, "idea", actor.id);
    const idea = await proposeIdea(context.app, actor, form.values, form.key);
    flash(context, idea.state === "pending" ? "ideas.done.pending" : "ideas.done.published");
    return redirect(ideaPath(idea), 303);
  });
});

export const meta = pageTitle;

export default function NewIdea() {
  const t = useT();
  const { spaces, memberships, name, start, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formState(answer, t);
  if (answer && "step" in answer) return <ReviewIdea review={answer} spaces={spaces} />;
  if (spaces.length === 0) return <EmptyState title={t("ideas.new.noSpace")} />;
  return (
    <div className="p-narrow">
      <PageHeading title={t("ideas.new.title")} lead={t("ideas.new.lead")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form">
        <HiddenKey value={form.key ?? key} />
        <ProposeFields form={form} spaces={spaces} memberships={memberships} name={name} start={start} />
      </Form>
    </div>
  );
}
