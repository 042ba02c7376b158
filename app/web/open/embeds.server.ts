import type { Request, Response } from "express";
import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { EMBED_POLICY, embedNothing, embedPage } from "#app/features/open-data/embed.server.ts";
import { oEmbed } from "#app/features/open-data/oembed.server.ts";
import { sendDocument } from "./send-document.server.ts";

/** The one page that may stand in a frame of anybody's. Where there is nothing to show it says so in the frame. */
export async function sendEmbed(ctx: AppContext, req: Request, res: Response, locale: Locale): Promise<void> {
  const found = await embedPage(ctx, locale, ideaNumber(req.params.number)).catch((error) => {
    if (isDomainError(error) && error.code === "notFound") return null;
    throw error;
  });
  res.removeHeader("X-Frame-Options");
  await sendDocument(req, res, {
    type: "text/html; charset=utf-8",
    status: found === null ? 404 : 200,
    body: found ?? embedNothing(ctx, locale),
    headers: { "Content-Security-Policy": EMBED_POLICY },
  });
}

/** oEmbed 1.0, in JSON alone. Throws `notFound` for an address that is no public idea of this site. */
export async function sendOEmbed(
  ctx: AppContext,
  req: Request,
  res: Response,
  locale: Locale,
): Promise<void> {
  const { url, format, maxwidth, maxheight } = req.query;
  if (typeof format === "string" && format !== "json") {
    res.status(501).type("text").send("501: only format=json is spoken here.");
  } else if (typeof url !== "string" || url.length > 600) {
    res.status(400).type("text").send("400: ?url= must be the address of an idea.");
  } else {
    const asked = { url, maxWidth: sizeOf(maxwidth), maxHeight: sizeOf(maxheight) };
    await sendDocument(req, res, {
      type: "application/json; charset=utf-8",
      body: JSON.stringify(await oEmbed(ctx, locale, asked)),
    });
  }
}

function sizeOf(text: unknown): number | null {
  return typeof text === "string" && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}
