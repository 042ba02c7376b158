import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "#app/features/accounts/end-session.server.ts";
import { blankSessionCookie } from "#app/features/accounts/session.server.ts";
import { forgetDrafts } from "#app/web/drafts.server.ts";
import { notFound, page } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

export const action = page(async ({ context }: ActionFunctionArgs) => {
  const { viewer } = context;
  if (viewer?.sessionId) await endSession(context.app, viewer, viewer.sessionId);
  forgetDrafts(context);
  context.setCookie(blankSessionCookie(context.app));
  return redirect("/", { status: 303, headers: { "Clear-Site-Data": '"cache", "storage"' } });
});
