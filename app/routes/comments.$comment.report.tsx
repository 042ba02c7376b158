import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reportForm } from "#app/features/moderation/moderation.schema.ts";
import { ReportPage } from "#app/features/moderation/ReportPage.tsx";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import { limitReports, reportedPath, reportPageData } from "#app/web/report-page.server.ts";

export const loader = page(({ context, request, params }: LoaderFunctionArgs) =>
  reportPageData(context, request, "comments", params.comment),
);

/** Reports the comment, for anybody who sees it; its receipt is the page it is followed on. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readForm(request, reportForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app, viewer, locale } = context;
    const { email } = form.values;
    await limitReports(context, email);
    const filed = await reportComment(
      app,
      viewer,
      { ...form.values, id: params.comment ?? "", locale },
      form.key,
    );
    return redirect(reportedPath(context, filed, { path: `/comments/${params.comment}/report`, email }), 303);
  });
});

export const meta = pageTitle;

export default function ReportComment() {
  return <ReportPage {...useLoaderData<typeof loader>()} answer={useActionData()} />;
}
