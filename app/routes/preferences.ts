import { randomInt } from "node:crypto";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { ORDERS_A_DAY } from "#app/features/ideas/fair-order.ts";
import { cookie, forgetCookie } from "#app/web/cookies.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { localPath } from "#app/web/local-path.ts";
import { page } from "#app/web/page.server.ts";

const YEAR = 365 * 24 * 3600;
const preferences = z.object({
  lang: z.enum(["ca", "es", "en"]).optional(),
  theme: z.enum(["auto", "light", "dark"]).optional(),
  /** One of the day's fair orders, drawn for this browser. */
  order: z.literal("own").optional(),
  next: z.string().optional(),
});

/** Language, colours and fair order of this browser, for anybody. */
export const action = page(async ({ request, context }: ActionFunctionArgs) => {
  const form = await readForm(request, preferences);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const { lang, theme, order, next } = form.values;
  if (lang) context.setCookie(cookie(context.app, "lang", lang, { maxAge: YEAR }));
  if (theme === "auto") context.setCookie(forgetCookie(context.app, "theme"));
  else if (theme) context.setCookie(cookie(context.app, "theme", theme, { maxAge: YEAR }));
  if (order)
    context.setCookie(cookie(context.app, "order", String(randomInt(ORDERS_A_DAY)), { maxAge: YEAR }));
  return redirect(withoutLang(localPath(next)), 303);
});

/** The address without `?lang=`, which would win over the choice just made. */
function withoutLang(path: string): string {
  const url = new URL(path, "http://local.invalid");
  url.searchParams.delete("lang");
  return url.pathname + url.search + url.hash;
}
