import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { root } from "./project.mjs";

/**
 * Where the server will listen: the environment, else `.env`, else the defaults.
 * @param {Record<string, string | undefined>} env
 * @param {string} dotEnv
 */
export function address(env = process.env, dotEnv = readDotEnv()) {
  const setting = (name) =>
    env[name] || new RegExp(`^\\s*${name}\\s*=\\s*["']?([^"'\\s]+)`, "m").exec(dotEnv)?.[1];
  return { port: Number(setting("PORT") ?? 3000), host: setting("HOST") ?? "127.0.0.1" };
}

/**
 * True when somebody else listens there.
 * @param {{ port: number, host: string }} where
 * @returns {Promise<boolean>}
 */
export function isBusy({ port, host }) {
  if (!Number.isInteger(port) || port <= 0 || port > 65535) return Promise.resolve(false);
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code === "EADDRINUSE"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}

function readDotEnv() {
  try {
    return readFileSync(join(root, ".env"), "utf8");
  } catch {
    return "";
  }
}
