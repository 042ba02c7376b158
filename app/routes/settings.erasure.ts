import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { isDomainError } from "#app/core/errors.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { blankSessionCookie } from "#app/features/accounts/session.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

const erasureForm = z.object({ confirm: z.literal("1") });

export const loader = page(() => {
  throw notFound();
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, erasureForm);
  if (!form.ok) {
    flash(context, "accounts.erase.mustConfirm");
    return redirect("/settings#erase", 303);
  }
  try {
    await eraseAccount(context.app, actor);
  } catch (error) {
    if (!isDomainError(error) || error.code !== "conflict") throw error;
    flash(context, error.key);
    return redirect("/settings#erase", 303);
  }
  context.setCookie(blankSessionCookie(context.app));
  flash(context, "done.erased");
  return redirect("/", 303);
});
