import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Request, Response } from "express";
import { SILENT } from "#app/core/content-versions.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { csvwMetadata } from "#app/features/open-data/csvw.server.ts";
import { openRows } from "#app/features/open-data/open-rows.server.ts";
import { csvText, jsonText } from "#app/features/open-data/open-text.ts";
import { asTable, OPEN_TABLES } from "#app/features/open-data/tables.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { limit } from "../limit.server.ts";
import { chooseEncoding } from "../packing.server.ts";
import { names } from "../stored-answer.server.ts";
import { FOR_EVERYBODY, sendDocument } from "./send-document.server.ts";

/** Changes with what is written from the same rows, so that nobody keeps a file of the old shape. */
const SHAPE = 1;
const PARTS = /^([a-z]+)\.(csv|json|csv-metadata\.json)$/;

/** `/open-data/:space/:file`. Throws `notFound` for a space that not everybody sees. */
export async function sendOpenFile(ctx: AppContext, req: Request, res: Response): Promise<void> {
  await limit(ctx, "openData", req.ip ?? "");
  const space = await spaceBySlug(ctx.db, null, req.params.space ?? "");
  const [, name, ending] = PARTS.exec(req.params.file ?? "") ?? [];
  const table = found(asTable(name));
  if (ending === "csv-metadata.json") {
    const body = JSON.stringify(await csvwMetadata(ctx, space), null, 1);
    return sendDocument(req, res, { body, type: "application/csvm+json; charset=utf-8" });
  }
  const isCsv = ending === "csv";
  const separator = req.query.separator === ";" ? ";" : ",";
  const mark = await contentMark(ctx);
  const etag = `W/"${SHAPE}-${mark.position}${separator === ";" ? "-s" : ""}"`;
  res.set({
    ...FOR_EVERYBODY,
    ETag: etag,
    "Last-Modified": new Date(mark.at).toUTCString(),
    Vary: "Accept-Encoding",
    "Content-Type": isCsv ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8",
    "Content-Disposition": `${isCsv ? "attachment" : "inline"}; filename="${space.slug}-${name}.${ending}"`,
    ...(isCsv
      ? { Link: `<${table}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"` }
      : {}),
  });
  if (isUnchanged(req, etag, mark.at)) return void res.status(304).end();
  const isPacked = chooseEncoding(req.headers["accept-encoding"]?.toString()) !== "identity";
  if (isPacked) res.set("Content-Encoding", "gzip");
  if (req.method === "HEAD") return void res.status(200).end();
  const { columns } = OPEN_TABLES[table];
  const rows = openRows(ctx, table, space);
  const text = Readable.from(isCsv ? csvText(columns, rows, separator) : jsonText(columns, rows));
  try {
    await (isPacked ? pipeline(text, createGzip(), res) : pipeline(text, res));
  } catch (error) {
    // Who leaves in the middle takes nothing with them.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

/** Place and time of the last event that may have changed what everybody sees. */
async function contentMark({ db }: AppContext): Promise<{ position: number; at: string }> {
  const row = await db
    .selectFrom("journal")
    .select(["position", "at"])
    .where("type", "not in", [...SILENT])
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? { position: 0, at: "2026-01-01T00:00:00.000Z" };
}

function isUnchanged(req: Request, etag: string, at: string): boolean {
  const known = req.headers["if-none-match"];
  if (known !== undefined) return names(known, etag.replace(/^W\//, ""));
  const since = Date.parse(req.headers["if-modified-since"] ?? "");
  return !Number.isNaN(since) && Math.floor(Date.parse(at) / 1000) * 1000 <= since;
}
