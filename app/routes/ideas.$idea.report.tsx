import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { reportForm } from "#app/features/moderation/moderation.schema.ts";
import { ReportPage } from "#app/features/moderation/ReportPage.tsx";
import { reportIdea } from "#app/features/moderation/report-idea.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import { limitReports, reportedPath, reportPageData } from "#app/web/report-page.server.ts";

export const loader = page(({ context, request, params }: LoaderFunctionArgs) =>
  reportPageData(context, request, "ideas", params.idea),
);

/** Reports the idea, for anybody who sees it; its receipt is the page it is followed on. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readForm(request, reportForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app, viewer, locale } = context;
    const { email } = form.values;
    await limitReports(context, email);
    const number = ideaNumber(params.idea);
    const filed = await reportIdea(app, viewer, { ...form.values, number, locale }, form.key);
    return redirect(reportedPath(context, filed, { path: `/ideas/${number}/report`, email }), 303);
  });
});

export const meta = pageTitle;

export default function ReportIdea() {
  return <ReportPage {...useLoaderData<typeof loader>()} answer={useActionData()} />;
}
