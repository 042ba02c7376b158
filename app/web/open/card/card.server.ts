import type { Request, Response } from "express";
import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { sharedIdea } from "#app/features/open-data/shared-idea.queries.server.ts";
import { markPicture, trayPicture } from "#app/features/open-data/tray-picture.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { sendDocument } from "../send-document.server.ts";
import { type Card, drawable } from "./card-layout.ts";
import { cardKey, paintCard } from "./card-painter.server.ts";

const PAINT = { ink: "#141b1f", brand: "#0b5563", ok: "#1e6a3c", line: "#75828a", ground: "#ffffff" };
const LONGEST = 150;

/** What the card of an idea says. Throws `notFound` when not everybody sees it. */
export async function ideaCard(ctx: AppContext, locale: Locale, number: number | null): Promise<Card> {
  const t = translateIn(locale);
  const idea = await sharedIdea(ctx, locale, number);
  const { cells, width, height } = trayPicture(idea, { cell: 44, gap: 8, lift: 17, line: 2 }, PAINT);
  const svg = (box: string, inner: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box}" width="${box.split(" ")[0]}" height="${box.split(" ")[1]}">${inner}</svg>`;
  return {
    label: `Nº ${idea.number}`,
    title: cut(drawable(idea.title)) || idea.space,
    lang: idea.lang,
    siteName: drawable(idea.siteName),
    stage: drawable(idea.stageName),
    until: idea.until ?? "",
    space: drawable(idea.space),
    supports: idea.supports.toLocaleString(locale),
    supportsWord: t("votes.supports", { count: idea.supports }),
    tray: { width, height, svg: svg(`${width} ${height}`, cells) },
    mark: svg("32 32", markPicture(PAINT.ink, PAINT.brand)),
  };
}

/** Sends the picture of an idea's card, painted only when nobody has the same one already. */
export async function sendCard(ctx: AppContext, req: Request, res: Response, locale: Locale): Promise<void> {
  const card = await ideaCard(ctx, locale, ideaNumber(req.params.number));
  const digest = cardKey(card);
  await sendDocument(req, res, {
    type: "image/png",
    digest,
    body: () => paintCard(ctx, digest, card),
  });
}

function cut(title: string): string {
  const marks = [...title];
  return marks.length <= LONGEST
    ? title
    : `${marks
        .slice(0, LONGEST)
        .join("")
        .replace(/\s+\S*$/, "")}…`;
}
