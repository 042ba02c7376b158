import { createHash } from "node:crypto";
import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { escapeHtml } from "#app/core/mail-layout.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { sharedIdea } from "./shared-idea.queries.server.ts";
import { markPicture, trayPicture } from "./tray-picture.ts";

const STYLE = `:root{color-scheme:light dark;--surface:#fff;--ink:#141b1f;--ink-2:#3d4950;--line:#d2d9db;--strong:#75828a;--brand:#0b5563;--ok:#1e6a3c}
@media(prefers-color-scheme:dark){:root{--surface:#172023;--ink:#edf2f2;--ink-2:#b9c4c8;--line:#2b373b;--strong:#6d7b82;--brand:#7ccbd9;--ok:#84d2a1}}
*{box-sizing:border-box}html,body{margin:0;background:var(--surface);color:var(--ink)}
body{font:16px/1.45 "Atkinson Hyperlegible Next",system-ui,-apple-system,"Segoe UI",Arial,sans-serif}
main{border:1px solid var(--line);border-top:6px solid var(--brand);padding:14px 18px 12px;min-height:100vh;display:flex;flex-direction:column;gap:10px}
p,h1{margin:0}a{color:inherit}a:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.top,.foot{display:flex;justify-content:space-between;align-items:center;gap:12px;font-size:14px;color:var(--ink-2)}
.label{background:var(--ink);color:var(--surface);font-weight:700;padding:2px 10px;clip-path:polygon(0 0,100% 0,100% 100%,8px 100%,0 calc(100% - 8px))}
.site{display:flex;gap:6px;align-items:center;font-weight:700;color:var(--ink);text-decoration:none;padding:3px 0}
h1{font-size:20px;line-height:1.25;text-wrap:balance;overflow-wrap:anywhere}h1 a{text-decoration:none}h1 a:hover{text-decoration:underline}
.where{display:flex;flex-wrap:wrap;align-items:flex-end;gap:6px 12px}.where strong{display:block}
.where span{color:var(--ink-2);font-size:14px}
.foot{margin-top:auto;flex-wrap:wrap;border-top:1px solid var(--line);padding-top:8px}
.foot a{padding:4px 0}.foot strong{font-size:20px;color:var(--ink)}`;

const PAINT = {
  ink: "var(--ink)",
  brand: "var(--brand)",
  ok: "var(--ok)",
  line: "var(--strong)",
  ground: "var(--surface)",
};

/**
 * The policy of what stands in other people's pages: it may stand anywhere, and do nothing. No script, no
 * form, no request; its links open beside it.
 */
export const EMBED_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors *",
].join("; ");

/** An idea in a frame on somebody else's page: where it is and how many support it. Throws `notFound`. */
export async function embedPage(ctx: AppContext, locale: Locale, number: number | null): Promise<string> {
  const t = translateIn(locale);
  const idea = await sharedIdea(ctx, locale, number);
  const { publicUrl } = ctx.config;
  const link = escapeHtml(`${publicUrl}${idea.path}?via=embed&lang=${locale}`);
  const tray = trayPicture(idea, { cell: 20, gap: 4, lift: 8, line: 1.5 }, PAINT);
  return document(
    locale,
    `${idea.title} · Nº ${idea.number}`,
    `<main><div class="top"><span class="label">Nº ${idea.number}</span><a class="site" href="${escapeHtml(publicUrl)}/?via=embed" target="_blank" rel="noopener"><svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">${markPicture("currentColor", "var(--brand)")}</svg>${escapeHtml(idea.siteName)}</a></div>
<h1 lang="${escapeHtml(idea.lang)}"><a href="${link}" target="_blank" rel="noopener">${escapeHtml(idea.title)}</a></h1>
<div class="where"><svg viewBox="0 0 ${tray.width} ${tray.height}" width="${tray.width}" height="${tray.height}" aria-hidden="true">${tray.cells}</svg><p><strong>${escapeHtml(idea.stageName)}</strong><span>${escapeHtml(idea.until ?? idea.space)}</span></p></div>
<p class="foot"><span><strong>${idea.supports.toLocaleString(locale)}</strong> ${escapeHtml(t("votes.supports", { count: idea.supports }))} · ${escapeHtml(t("comments.count", { count: idea.comments }))}</span><a href="${link}" target="_blank" rel="noopener">${escapeHtml(t("open.embed.more"))}</a></p></main>`,
  );
}

/** What a frame shows where there is no such idea, or none any more. */
export function embedNothing(ctx: AppContext, locale: Locale): string {
  const t = translateIn(locale);
  const words = t("open.embed.gone");
  return document(
    locale,
    words,
    `<main><p>${escapeHtml(words)}</p><p class="foot"><a href="${escapeHtml(ctx.config.publicUrl)}/?via=embed" target="_blank" rel="noopener">${escapeHtml(t("open.embed.site"))}</a></p></main>`,
  );
}

function document(locale: Locale, title: string, body: string): string {
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}
