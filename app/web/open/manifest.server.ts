import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { siteSetting } from "#app/core/settings.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";

/** Ground of the icons and of the window while it opens. */
const PAPER = "#f4f6f6";

/** What a phone needs to put the site on its home screen: its name, its icons, where it begins. */
export async function manifest(ctx: AppContext, locale: Locale): Promise<string> {
  const name = await siteSetting(ctx.db, "site_name", "Planter");
  const png = { type: "image/png" };
  return JSON.stringify({
    id: "/",
    start_url: "/",
    scope: "/",
    display: "standalone",
    lang: locale,
    dir: "ltr",
    name,
    short_name: name,
    description: translateIn(locale)("common.footer.about"),
    background_color: PAPER,
    theme_color: PAPER,
    icons: [
      { ...png, src: "/icon-192.png", sizes: "192x192" },
      { ...png, src: "/icon-512.png", sizes: "512x512" },
      { ...png, src: "/icon-maskable-512.png", sizes: "512x512", purpose: "maskable" },
      { src: "/favicon.svg", type: "image/svg+xml", sizes: "any" },
    ],
  });
}
