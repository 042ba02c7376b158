import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { isKeyPair, type KeyPair } from "./core/vapid.server.ts";

/** The settings that make a server. Read once; the only place that touches the environment. */
export type Config = {
  port: number;
  host: string;
  publicUrl: string;
  databaseUrl: string;
  redisUrl: string | null;
  smtpUrl: string | null;
  sessionSecret: string;
  uploads: string;
  trustProxy: string | null;
  timeZone: string;
  logLevel: string;
  /** False leaves demo content and accounts out of the first start. */
  demo: boolean;
  /** 1 is the documented limits, 2 doubles them, 0 switches them off. */
  rateLimits: number;
  /** Keys that sign pushes; null for those that the site made itself. */
  vapid: KeyPair | null;
  /** True lets pushes go to this machine and its network by plain HTTP: for tests and development. */
  pushToPrivate: boolean;
  production: boolean;
  /** True under `npm start`: loopback only, demo content, addresses printed. */
  starter: boolean;
};

/** Settings that cannot be used; the message is a table to print. */
export class ConfigError extends Error {}

const DEFAULT_SECRET = "development-secret-not-for-production";
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "is not a time zone such as Europe/Madrid");

const url = (schemes: string[]) =>
  z.string().refine(
    (text) => {
      const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : "";
      return schemes.includes(scheme);
    },
    `must be an address beginning with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`,
  );

const settings = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: url(["http", "https"]).optional(),
  DATABASE_URL: z.string().default("data/planter.db"),
  REDIS_URL: url(["redis", "rediss"]).optional(),
  SMTP_URL: url(["smtp", "smtps"]).optional(),
  SESSION_SECRET: z.string().min(16, "must have 16 characters or more").default(DEFAULT_SECRET),
  UPLOADS: z.string().optional(),
  TRUST_PROXY: z.string().optional(),
  TIMEZONE: timeZone.default("Europe/Madrid"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  PLANTER_DEMO: z.enum(["0", "1"], "must be 0 or 1").default("1"),
  RATE_LIMITS: z.coerce.number("must be a number").min(0).default(1),
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  PUSH_TO_PRIVATE: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  NODE_ENV: z.string().optional(),
  PLANTER_START: z.string().optional(),
});

const pairedSettings = settings.superRefine((values, issues) => {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = values;
  if (!publicKey && !privateKey) return;
  const wrong = (name: string, message: string) =>
    issues.addIssue({ code: "custom", path: [name], message, input: values });
  if (!publicKey) wrong("VAPID_PUBLIC_KEY", "is needed beside VAPID_PRIVATE_KEY");
  else if (!privateKey) wrong("VAPID_PRIVATE_KEY", "is needed beside VAPID_PUBLIC_KEY");
  else if (!isKeyPair({ publicKey, privateKey }))
    wrong(
      "VAPID_PRIVATE_KEY",
      "is not the private key of VAPID_PUBLIC_KEY (npx web-push generate-vapid-keys)",
    );
});

/** Reads settings from an environment. Throws ConfigError naming each wrong one. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = pairedSettings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      (issue) => `  ${String(issue.path[0]).padEnd(17)} ${issue.message}`,
    );
    throw new ConfigError(`These settings cannot be used:\n${lines.join("\n")}`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ""),
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    sessionSecret: values.SESSION_SECRET,
    uploads: values.UPLOADS ?? folderBeside(values.DATABASE_URL),
    trustProxy: values.TRUST_PROXY ?? null,
    timeZone: values.TIMEZONE,
    logLevel: values.LOG_LEVEL,
    demo: values.PLANTER_DEMO === "1",
    rateLimits: values.RATE_LIMITS,
    vapid:
      values.VAPID_PUBLIC_KEY && values.VAPID_PRIVATE_KEY
        ? { publicKey: values.VAPID_PUBLIC_KEY, privateKey: values.VAPID_PRIVATE_KEY }
        : null,
    pushToPrivate: values.PUSH_TO_PRIVATE === "1",
    production: values.NODE_ENV === "production" && values.PLANTER_START !== "1",
    starter: values.PLANTER_START === "1",
  };
}

/** Files stand beside an embedded database, so that another one has its own; PostgreSQL's stand under `data/`. */
function folderBeside(databaseUrl: string): string {
  if (/^postgres(ql)?:/.test(databaseUrl)) return "data/uploads";
  const path = databaseUrl.startsWith("file://")
    ? fileURLToPath(databaseUrl)
    : databaseUrl.replace(/^file:/, "");
  return join(dirname(path), "uploads");
}

/** Reads the process environment over `.env` in the working folder. */
export function configFromProcess(): Config {
  return readConfig({ ...dotEnv(resolve(".env")), ...process.env });
}

/** What keeps `npm run serve` from starting: one sentence each, empty when all is well. */
export function productionRefusals(config: Config): string[] {
  const refusals: string[] = [];
  if (config.sessionSecret === DEFAULT_SECRET)
    refusals.push("Set SESSION_SECRET to a long random text (npm run planter -- init makes one).");
  if (config.rateLimits === 0) refusals.push("RATE_LIMITS=0 is for measurements; remove it.");
  if (config.pushToPrivate)
    refusals.push(
      "PUSH_TO_PRIVATE=1 lets whoever moderates make this server call its own network; remove it.",
    );
  return refusals;
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

/** The origins whose forms and sockets are ours: PUBLIC_URL's, and on loopback all of its names. */
export function ownOrigins(config: Config): Set<string> {
  const own = new URL(config.publicUrl);
  const origins = new Set([own.origin]);
  if (isLoopback(own.hostname)) {
    for (const name of ["localhost", "127.0.0.1", "[::1]"])
      origins.add(`${own.protocol}//${name}${own.port ? `:${own.port}` : ""}`);
  }
  return origins;
}

function dotEnv(path: string): Record<string, string> {
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return {};
  }
  const pairs = text.split(/\r?\n/).map((line) => /^\s*([A-Z_][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line));
  return Object.fromEntries(
    pairs.flatMap((pair) => (pair?.[1] ? [[pair[1], (pair[2] ?? "").replace(/^(["'])(.*)\1$/, "$2")]] : [])),
  );
}
