import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { AppContext } from "#app/core/context.ts";
import { type Period, periodOf } from "#app/core/period.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { transparencyReport } from "#app/features/transparency/report.queries.server.ts";
import { reportCsv } from "#app/features/transparency/report-csv.ts";
import { statementsOf } from "#app/features/transparency/statements.server.ts";
import { limit } from "../limit.server.ts";
import { FOR_EVERYBODY, sendDocument } from "./send-document.server.ts";

/** `/transparency.csv`. Throws `notFound` for a space that not everybody sees. */
export async function sendReport(ctx: AppContext, req: Request, res: Response): Promise<void> {
  const filter = await filterOf(ctx, req);
  const body = reportCsv(await transparencyReport(ctx, filter), {
    period: filter.period.name,
    space: filter.space,
  });
  const name = ["transparency", filter.space, filter.period.name].filter(Boolean).join("-");
  await sendDocument(req, res, {
    body,
    type: "text/csv; charset=utf-8; header=present",
    headers: { "Content-Disposition": `attachment; filename="${name}.csv"` },
  });
}

/** `/transparency/statements.json`: one array, written as it is read. Throws as `sendReport`. */
export async function sendStatements(ctx: AppContext, req: Request, res: Response): Promise<void> {
  await limit(ctx, "openData", req.ip ?? "");
  const filter = await filterOf(ctx, req);
  res.set({ ...FOR_EVERYBODY, "Content-Type": "application/json; charset=utf-8" });
  if (req.method === "HEAD") return void res.status(200).end();
  try {
    await pipeline(Readable.from(arrayOf(statementsOf(ctx, filter))), res);
  } catch (error) {
    // Who leaves in the middle takes nothing with them.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

async function filterOf(ctx: AppContext, req: Request): Promise<{ period: Period; space: string | null }> {
  const { period, space } = req.query;
  const slug = typeof space === "string" && space !== "" ? space : null;
  if (slug !== null) await spaceBySlug(ctx.db, null, slug);
  return { period: periodOf(typeof period === "string" ? period : null, ctx.config.timeZone), space: slug };
}

async function* arrayOf(pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  let between = "[\n";
  for await (const page of pages) {
    yield between + page.map((each) => JSON.stringify(each)).join(",\n");
    between = ",\n";
  }
  yield between === "[\n" ? "[]\n" : "\n]\n";
}
