import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler } from "express";

const PACKED = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
];
const TYPES: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** Built files under `/assets`, kept a year; sent as the build packed them when the browser can unpack that. */
export function builtAssets(folder: string): RequestHandler {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const router = express.Router();
  router.use((req, res, next) => {
    const name = req.path.slice(1);
    const type = TYPES[name.split(".").at(-1) ?? ""];
    if (!type || !names.has(`${name}.gz`)) return next();
    res.vary("Accept-Encoding");
    const accepted = req.acceptsEncodings();
    const packed = PACKED.find(
      ({ encoding, ending }) => accepted.includes(encoding) && names.has(name + ending),
    );
    if (!packed) return next();
    res.sendFile(
      join(folder, name + packed.ending),
      {
        immutable: true,
        maxAge: "1y",
        headers: { "Content-Type": type, "Content-Encoding": packed.encoding },
      },
      (error) => {
        if (error && !res.headersSent) next(error);
      },
    );
  });
  router.use(express.static(folder, { immutable: true, maxAge: "1y", index: false, redirect: false }));
  router.use((_req, res) => void res.status(404).type("text").send("404"));
  return router;
}
