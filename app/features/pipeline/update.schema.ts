import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { isWebAddress, line, text } from "#app/core/text.ts";
import { MOMENTS } from "#app/features/uploads/upload.ts";
import { type EvidenceLink, type Figure, numberIn } from "./figure.ts";
import { UPDATE_KINDS } from "./update.ts";

const MOST_ROWS = 10;
const column = (max: number) =>
  z
    .array(line({ min: 0, max }))
    .max(MOST_ROWS, { error: "errors.invalid" })
    .default([]);

/** What is told, with rows of figures and links of which empty ones do not count. */
export const newUpdate = z
  .object({
    kind: z.enum(UPDATE_KINDS, { error: "errors.choice" }).default("answer"),
    body: text(LIMITS.update),
    lang: z.enum(["ca", "es", "en"]).default("ca"),
    what: column(100),
    unit: column(30),
    before: column(30),
    after: column(30),
    linkTitle: column(150),
    linkUrl: column(500),
    /** Of the files that came with it, by row. */
    words: column(300),
    moment: z
      .array(z.union([z.enum(MOMENTS), z.literal("")], { error: "errors.choice" }))
      .max(MOST_ROWS)
      .default([]),
  })
  .transform(({ what, unit, before, after, linkTitle, linkUrl, words, moment, ...said }, context) => {
    const wrong = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    const figures: Figure[] = [];
    for (let row = 0; row < Math.max(what.length, unit.length, before.length, after.length); row += 1) {
      const cells = [what, unit, before, after].map((cell) => cell[row] ?? "");
      const [name = "", of = "", was = "", is = ""] = cells;
      if (cells.every((cell) => cell === "")) continue;
      const [then, now] = [was === "" ? null : numberIn(was, said.lang), numberIn(is, said.lang)];
      if (name === "") wrong("errors.required", "what", row);
      if (was !== "" && then === null) wrong("board.say.number", "before", row);
      if (now === null) wrong(is === "" ? "errors.required" : "board.say.number", "after", row);
      else figures.push({ what: name, unit: of, before: then, after: now });
    }
    const links: EvidenceLink[] = [];
    for (let row = 0; row < Math.max(linkTitle.length, linkUrl.length); row += 1) {
      const [title = "", url = ""] = [linkTitle[row], linkUrl[row]];
      if (title === "" && url === "") continue;
      if (!isWebAddress(url)) wrong(url === "" ? "errors.required" : "errors.url", "linkUrl", row);
      else links.push({ title: title || new URL(url).host, url });
    }
    const files = { words, moments: moment.map((when) => when || null) };
    return { ...said, figures, links, files };
  });
export type NewUpdate = z.output<typeof newUpdate>;
