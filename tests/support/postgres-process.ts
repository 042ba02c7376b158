import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { type Account, isOpenToAll, linksOf, type PostgresSource } from "./postgres-sources.ts";

type Binaries = Extract<PostgresSource, { kind: "binaries" }>;

/** A server of our own: `isUp` until it ends, `said` its last words, `stop` ends it and removes everything it wrote. */
export type OwnServer = { url: string; isUp: () => boolean; said: () => string; stop: () => void };

const PREFIX = "planter-postgres-";

/** Starts a throw-away server on a free port of loopback with its data in the temporary folder. It may not answer yet. */
export async function startOwnServer(source: Binaries): Promise<OwnServer> {
  const folder = ownFolder(source.account);
  try {
    return await start(source, folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function start(source: Binaries, folder: string): Promise<OwnServer> {
  const bin = source.copy ? copyOf(source, folder) : source.bin;
  const password = randomBytes(18).toString("base64url");
  const data = join(folder, "data");
  initialise(join(bin, "initdb"), data, password, folder, source.account);
  const port = await freePort();
  const url = `postgres://planter:${password}@127.0.0.1:${port}/postgres`;
  const settings = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `port=${port}`,
    "max_connections=200",
    "shared_buffers=64MB",
  ];
  const child = spawn(
    join(bin, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      // A group of its own: Ctrl-C is for the tests, which then stop it in order.
      detached: true,
      ...source.account,
    },
  );
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = (said + chunk).slice(-4000);
  });
  child.unref();
  return {
    url,
    isUp: () => child.exitCode === null && child.signalCode === null,
    said: () => said.trim(),
    stop: () => stop(child, data, folder),
  };
}

function initialise(
  initdb: string,
  data: string,
  password: string,
  folder: string,
  account: Account | null,
): void {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const flags = [
    "--username=planter",
    `--pwfile=${passwordFile}`,
    // A password for one run on loopback: to prove it slowly, as is the rule, would take a tenth of each test.
    "--auth=md5",
    "--encoding=UTF8",
    "--no-locale",
    "--no-sync",
  ];
  const made = spawnSync(initdb, ["-D", data, ...flags], { cwd: folder, encoding: "utf8", ...account });
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr.trim()}`);
}

/** A folder in the temporary folder that this account owns and can reach. Its name tells which process made it. */
function ownFolder(account: Account | null): string {
  const parent = !account || isOpenToAll(tmpdir()) ? tmpdir() : "/tmp";
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

function copyOf(source: Binaries, folder: string): string {
  const native = join(folder, "package", "native");
  mkdirSync(dirname(native), { recursive: true });
  cpSync(dirname(source.bin), native, { recursive: true, verbatimSymlinks: true });
  const bin = join(native, "bin");
  for (const { source: from, target } of linksOf(bin)) {
    if (!existsSync(target)) symlinkSync(basename(from), target);
  }
  for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755);
  if (source.account) giveTo(join(folder, "package"), source.account);
  return bin;
}

function giveTo(path: string, account: Account): void {
  lchownSync(path, account.uid, account.gid);
  for (const entry of readdirSync(path, { recursive: true, encoding: "utf8" }))
    lchownSync(join(path, entry), account.uid, account.gid);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (!address || typeof address === "string") throw new Error("no free port");
  return address.port;
}

// Synchronous, because it must also work while this process ends. The data is thrown away, so it needs no orderly end.
function stop(child: ChildProcess, data: string, folder: string): void {
  if (child.exitCode === null && child.signalCode === null && child.pid) end(child.pid, data);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function end(pid: number, data: string): void {
  signal(pid, "SIGQUIT");
  const deadline = Date.now() + 5_000;
  while (existsSync(join(data, "postmaster.pid")) && Date.now() < deadline)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  if (existsSync(join(data, "postmaster.pid"))) signal(pid, "SIGKILL");
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Ends the servers and removes the folders of earlier runs that were killed. */
export function removeLeftovers(): void {
  for (const parent of new Set([tmpdir(), "/tmp"])) {
    for (const name of existsSync(parent) ? readdirSync(parent) : []) {
      const owner = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1] ?? 0);
      if (owner > 0 && !signal(owner, 0)) removeLeftover(join(parent, name));
    }
  }
}

function removeLeftover(folder: string): void {
  const data = join(folder, "data");
  try {
    const file = join(data, "postmaster.pid");
    const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
    if (pid > 0 && commandOf(pid).includes(data)) end(pid, data);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch {
    // Somebody else's folder: theirs to remove.
  }
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, "utf8").replaceAll("\0", " ");
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}
