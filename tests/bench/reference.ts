import { fork } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Serve } from "./reference-server.ts";

export type Reference = {
  url: string;
  pid: number;
  /** Makes it broadcast, without a request. */
  tell: () => void;
  stop: () => void;
};

/** A bare server in a process of its own. */
export async function reference(serve: Serve): Promise<Reference> {
  const child = fork(join(import.meta.dirname, "reference-server.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const port = new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    child.once("exit", (code) => reject(new Error(`The reference server ended with ${code}.`)));
  });
  child.send(serve);
  return {
    url: `http://127.0.0.1:${await port}`,
    pid: child.pid ?? 0,
    tell: () => void child.send("tell"),
    stop: () => child.kill(),
  };
}

/** The answer of an address as it goes over the wire: status, headers and bytes, encoded as asked. */
export function capture(url: string, headers: Record<string, string>): Promise<Serve & { kind: "bytes" }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => {
        const kept: Record<string, string> = {};
        for (const [name, value] of Object.entries(res.headers))
          if (typeof value === "string" && !HOP.has(name)) kept[name] = value;
        resolve({
          kind: "bytes",
          status: res.statusCode ?? 0,
          headers: kept,
          body: Buffer.concat(chunks).toString("base64"),
        });
      });
    })
      .on("error", reject)
      .end();
  });
}

const HOP = new Set(["connection", "keep-alive", "transfer-encoding", "date", "content-length"]);

/** A copy of a database for a reference to write to. */
export function copyOf(database: string): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "planter-reference-"));
  const path = join(folder, "reference.db");
  const source = new Sqlite(database);
  source.pragma("wal_checkpoint(TRUNCATE)");
  source.close();
  copyFileSync(database, path);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
