import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { cookie, forgetCookie } from "#app/web/cookies.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { localPath } from "#app/web/local-path.ts";
import { page } from "#app/web/page.server.ts";

const YEAR = 365 * 24 * 3600;
const preferences = z.object({
  lang: z.enum(["ca", "es", "en"]).optional(),
  theme: z.enum(["auto", "light", "dark"]).optional(),
  next: z.string().optional(),
});

/** Language and colours of this browser, for anybody. */
export const action = page(async ({ request, context }: ActionFunctionArgs) => {
  const form = await readForm(request, preferences);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const { lang, theme, next } = form.values;
  if (lang) context.setCookie(cookie(context.app, "lang", lang, { maxAge: YEAR }));
  if (theme === "auto") context.setCookie(forgetCookie(context.app, "theme"));
  else if (theme) context.setCookie(cookie(context.app, "theme", theme, { maxAge: YEAR }));
  return redirect(withoutLang(localPath(next)), 303);
});

/** The address without `?lang=`, which would win over the choice just made. */
function withoutLang(path: string): string {
  const url = new URL(path, "http://local.invalid");
  url.searchParams.delete("lang");
  return url.pathname + url.search + url.hash;
}
