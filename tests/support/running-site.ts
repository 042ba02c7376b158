import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

export type RunningSite = {
  url: string;
  pid: number;
  /** What it has written to its log so far. */
  said: () => string;
  /** Asks it to end and waits for that; the exit code, null after a signal it did not catch. */
  stop: () => Promise<number | null>;
  /** Ends it as a power cut does, and waits until it is gone. */
  kill: () => Promise<void>;
};

/**
 * The built server in a process of its own, as `npm start` runs it: demo content unless the settings say no,
 * loopback, a free port unless PORT is among them.
 */
export async function runSite(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<RunningSite> {
  const port = settings.PORT ?? (await freePort());
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["build/server.js"], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      PLANTER_START: "1",
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      RATE_LIMITS: "0",
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await announced(child);
  const end = (signal: NodeJS.Signals): Promise<number | null> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
      child.once("exit", (code) => resolve(code));
      child.kill(signal);
    });
  return {
    url,
    pid: child.pid ?? 0,
    said: () => said,
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
  };
}

function announced(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Planter: http")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The server ended with ${code} before it served.`)));
  });
}

/**
 * A port of this machine that nothing listens on now, below those the system gives to outgoing connections:
 * one of those could take it before the server does, or while it is started again.
 */
export async function freePort(): Promise<string> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return String(port);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** True while a process runs. */
export function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
