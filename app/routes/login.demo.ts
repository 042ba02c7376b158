import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DEMO_ROLES, demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { signInToDemo } from "#app/features/accounts/sign-in.server.ts";
import { claimDrafts } from "#app/features/ideas/claim-drafts.server.ts";
import { draftHolder } from "#app/web/drafts.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { localPath } from "#app/web/local-path.ts";
import { notFound, page } from "#app/web/page.server.ts";

const demoForm = z.object({ role: z.enum(DEMO_ROLES), next: z.string().optional() });

export const loader = page(() => {
  throw notFound();
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  if (!context.demo) throw notFound();
  const form = await readForm(request, demoForm);
  if (!form.ok) throw notFound();
  context.setCookie(
    await signInToDemo(
      context.app,
      demoAddress(form.values.role),
      request.headers.get("user-agent") ?? "",
      (tx, userId) => claimDrafts(tx, userId, draftHolder(context).browserHash),
    ),
  );
  return redirect(localPath(form.values.next), 303);
});
