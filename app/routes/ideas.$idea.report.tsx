import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { reportForm } from "#app/features/moderation/moderation.schema.ts";
import { ReportPage } from "#app/features/moderation/ReportPage.tsx";
import { reportIdea } from "#app/features/moderation/report-idea.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import { reportPageData } from "#app/web/report-page.server.ts";

export const loader = page(({ context, request, params }: LoaderFunctionArgs) =>
  reportPageData(context, request, "ideas", params.idea),
);

/** Reports the idea, for anybody who sees it; the receipt is the same page. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readForm(request, reportForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app, viewer, locale, ip } = context;
    await limit(app, "report", viewer?.id ?? ip);
    if (form.values.email) await limit(app, "reportByAddress", form.values.email);
    const number = ideaNumber(params.idea);
    const { id } = await reportIdea(app, viewer, { ...form.values, number, locale }, form.key);
    return redirect(`/ideas/${number}/report?sent=${id}`, 303);
  });
});

export const meta = pageTitle;

export default function ReportIdea() {
  return <ReportPage {...useLoaderData<typeof loader>()} answer={useActionData()} />;
}
