import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const CLIENT = join(import.meta.dirname, "../../build/client");
const ASSETS = join(CLIENT, "assets");

export type BuiltRoute = {
  id: string;
  path?: string;
  index?: boolean;
  parentId?: string;
  hasLoader: boolean;
  hasAction: boolean;
  module: string;
  imports: string[];
  css: string[];
};
type Manifest = { entry: { module: string; imports: string[] }; routes: Record<string, BuiltRoute> };

/** What the build says of its routes, as browsers get it. */
export function builtManifest(): Manifest {
  const name = readdirSync(ASSETS).find((file) => /^manifest-\w+\.js$/.test(file));
  if (!name) throw new Error("There is no build: npm run build.");
  const text = readFileSync(join(ASSETS, name), "utf8");
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
}

/** The built routes that answer with a page: the others' modules are empty in the browser. */
export function builtPages(): BuiltRoute[] {
  return Object.values(builtManifest().routes).filter(
    (route) => route.id !== "root" && readFileSync(join(CLIENT, route.module), "utf8").trim() !== "",
  );
}

/** Names of the built files of a kind. */
export function builtFiles(ending: RegExp): string[] {
  return readdirSync(ASSETS).filter((file) => ending.test(file));
}

export function textOfBuilt(name: string): string {
  return readFileSync(join(ASSETS, name), "utf8");
}

/** Bytes of a built file as it travels. */
export function packedSize(name: string): number {
  return gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length;
}

/**
 * All modules that a page fetches in one language: what its modules import at once, and what they fetch
 * later (the words of the page's language, the live connection).
 */
export function modulesOf(route: BuiltRoute, locale: string): string[] {
  const manifest = builtManifest();
  const waiting = [manifest.entry.module, manifest.routes.root?.module ?? "", route.module].map(base);
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const [, found] of textOfBuilt(name).matchAll(
      /(?:\bfrom|\bimport|import\()\s*["'`]\.\/([\w.~-]+\.js)["'`]/g,
    )) {
      const words = /^(ca|es|en)\.(reader|staff)-/.exec(found ?? "");
      if (found && (!words || (words[1] === locale && words[2] === "reader"))) waiting.push(found);
    }
  }
  return [...seen];
}

function base(path: string): string {
  return path.split("/").at(-1) ?? path;
}
