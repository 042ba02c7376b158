import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { sharedIdea } from "./shared-idea.queries.server.ts";
import { trayPicture } from "./tray-picture.ts";
import { xmlText } from "./xml.ts";

const PAINT = { ink: "#141b1f", brand: "#0b5563", ok: "#1e6a3c", line: "#75828a", ground: "#fff" };
const HEIGHT = 28;
const FONT = 13;

/** An idea's number, stage and support as a small picture that draws itself alone. Throws `notFound`. */
export async function badge(ctx: AppContext, locale: Locale, number: number | null): Promise<string> {
  const t = translateIn(locale);
  const idea = await sharedIdea(ctx, locale, number);
  const label = `Nº ${idea.number}`;
  const supports = `${idea.supports.toLocaleString(locale)} ${t("votes.supports", { count: idea.supports })}`;
  const words = `${idea.stageName} · ${supports}`;
  const tray = trayPicture(idea, { cell: 9, gap: 2, lift: 4, line: 1 }, PAINT);
  const labelWidth = widthOf(label) + 20;
  const trayAt = labelWidth + 10;
  const wordsAt = trayAt + tray.width + 9;
  const width = Math.ceil(wordsAt + widthOf(words) + 10);
  // The reader's font is not known: the words are fitted into the place that is kept for them.
  const text = (at: number, fill: string, weight: number, said: string) =>
    `<text x="${at}" y="18.5" fill="${fill}" font-weight="${weight}" textLength="${widthOf(said)}" lengthAdjust="spacingAndGlyphs">${xmlText(said)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" xml:lang="${locale}" font-family="Atkinson Hyperlegible Next,Verdana,Geneva,DejaVu Sans,sans-serif" font-size="${FONT}"><title>${xmlText(`${label}: ${idea.title}. ${words}`)}</title><rect x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" fill="#fff" stroke="#75828a"/><path d="M0 0h${labelWidth}v${HEIGHT}H7l-7-7z" fill="#141b1f"/>${text(10, "#fff", 700, label)}<g transform="translate(${trayAt} 7)">${tray.cells}</g>${text(wordsAt, "#141b1f", 400, words)}</svg>
`;
}

/** About how wide a text is. */
function widthOf(text: string): number {
  return Math.round(
    [...text].reduce((sum, mark) => sum + (/[ilj.·,:' ]/.test(mark) ? 0.34 : 0.59), 0) * FONT,
  );
}
