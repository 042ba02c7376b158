import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";
import satori from "satori";
import { CARD, type Card, cardLayout } from "./card-layout.ts";

const folder = dirname(
  createRequire(import.meta.url).resolve("@fontsource/atkinson-hyperlegible-next/package.json"),
);
const font = (name: string, subset: string, weight: 400 | 700) => ({
  name,
  data: readFileSync(join(folder, `files/atkinson-hyperlegible-next-${subset}-${weight}-normal.woff`)),
  weight,
  style: "normal" as const,
});
const fonts = [
  font("Atkinson", "latin", 400),
  font("Atkinson", "latin", 700),
  font("Atkinson Ext", "latin-ext", 400),
  font("Atkinson Ext", "latin-ext", 700),
];

/** Draws one card after the other, beside the server's own thread. */
parentPort?.on("message", async ({ id, card }: { id: number; card: Card }) => {
  try {
    const svg = await satori(cardLayout(card) as Parameters<typeof satori>[0], { ...CARD, fonts });
    const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
    parentPort?.postMessage({ id, png });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
