import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const SOURCES = ["app", "db"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
);
const SHEETS = readdirSync(join(ROOT, "app/styles"))
  .filter((name) => name.endsWith(".css"))
  .map((name) => `app/styles/${name}`);
const textOf = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** Files over 250 lines, routes over 120: each with the reason why it is not split. */
const LONG: Record<string, string> = {
  "db/schema.ts": "the data dictionary: one interface per table, read as one page",
};

/** Who may import whom: a room's imports from `app` and `db` stay inside its list. */
const ARROWS: Record<string, string[]> = {
  "app/core": ["app/core", "app/i18n", "app/config.server.ts", "db"],
  "app/i18n": ["app/i18n", "app/core/actor.ts"],
  "app/ui": ["app/ui", "app/styles"],
  "app/jobs": ["app/jobs", "app/core", "app/features", "app/config.server.ts", "db"],
  "app/features/accounts": ["app/features/accounts"],
  "app/features/organisations": ["app/features/organisations", "app/features/accounts"],
  "app/features/spaces": ["app/features/spaces", "app/features/accounts", "app/features/organisations"],
  "app/features/uploads": ["app/features/uploads", "app/features/accounts"],
  "app/features/screening": [
    "app/features/screening",
    "app/features/accounts",
    "app/features/organisations",
    "app/features/spaces",
  ],
};
const SHARED = ["app/core", "app/i18n", "app/ui", "app/web", "app/config.server.ts", "db"];

describe("architecture", () => {
  test("files stay small, style sheets too", () => {
    expect(SHEETS.length).toBeGreaterThan(20);
    const long = [...SOURCES, ...SHEETS].filter(
      (file) => textOf(file).split("\n").length > (file.startsWith("app/routes/") ? 121 : 251) && !LONG[file],
    );
    expect(long).toEqual([]);
  });

  test("imports point one way", () => {
    const wrong: string[] = [];
    for (const file of SOURCES) {
      const room = Object.keys(ARROWS).find((prefix) => file.startsWith(`${prefix}/`));
      if (!room) continue;
      const allowed = [...(ARROWS[room] ?? []), ...(room.startsWith("app/features") ? SHARED : [])];
      for (const target of importsOf(file)) {
        if (!allowed.some((prefix) => target === prefix || target.startsWith(`${prefix}/`)))
          wrong.push(`${file} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("nobody imports notifications but the job list, kept intents, its own pages, the site shell and the demo content", () => {
    const importers = SOURCES.filter(
      (file) =>
        !/^(app\/(features\/notifications|routes|jobs|web\/(api|consume-intent))|db\/seed)[/.]/.test(file) &&
        importsOf(file).some((target) => target.startsWith("app/features/notifications/")),
    );
    expect(importers).toEqual([]);
  });

  test("only the settings file reads the environment", () => {
    const readers = SOURCES.filter(
      (file) =>
        /process\.env/.test(textOf(file)) && !["app/config.server.ts", "app/server.ts"].includes(file),
    );
    expect(readers).toEqual([]);
  });

  test("raw SQL stands in db/ alone", () => {
    const raw = SOURCES.filter(
      (file) => file.startsWith("app/") && /import \{[^}]*\bsql\b[^}]*\} from "kysely"/.test(textOf(file)),
    );
    expect(raw).toEqual([]);
  });

  test("decisions are written in one place, with their statement of reasons", () => {
    const writers = SOURCES.filter((file) => /insertInto\("decisions"\)/.test(textOf(file)));
    expect(writers).toEqual(["app/features/moderation/write-decision.server.ts"]);
  });

  test("no write reaches around its transaction", () => {
    const around = SOURCES.filter((file) => /\bctx\.db\b/.test(transactBodies(textOf(file))));
    expect(around).toEqual([]);
  });

  test("every action and every loader of a page is wrapped", () => {
    const bare = SOURCES.filter(
      (file) =>
        file.startsWith("app/routes/") &&
        /export (async )?(function|const) (loader|action)\b/.test(textOf(file)) &&
        /export (async function|function) (loader|action)\b|export const (loader|action) = (async )?\(/.test(
          textOf(file),
        ),
    );
    expect(bare).toEqual([]);
  });

  test("every action names who acts, or is for anybody by name", () => {
    const forAnybody =
      /app\/routes\/(preferences|login|register|logout|unsubscribe|merges|appeals|dev\.|ideas\.new\.|ideas\.new_\.\$draft|reports?)/;
    const nameless = SOURCES.filter(
      (file) =>
        file.startsWith("app/routes/") &&
        /export const action\b/.test(textOf(file)) &&
        !forAnybody.test(file) &&
        !/requireActor|viewer/.test(textOf(file)),
    );
    expect(nameless).toEqual([]);
  });

  test("desks guard their loaders and their actions themselves", () => {
    const unguarded = SOURCES.filter(
      (file) =>
        /^app\/routes\/(moderation|board|admin)/.test(file) &&
        !file.endsWith("moderation.log.tsx") && // what was decided is public
        /export const (loader|action)\b/.test(textOf(file)) &&
        !/requireActor/.test(textOf(file)),
    );
    expect(unguarded).toEqual([]);
  });
});

function importsOf(file: string): string[] {
  const found = [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  return found.flatMap((target) => {
    if (target.startsWith("#")) return [target.slice(1)];
    if (target.startsWith(".")) return [join(file, "..", target)];
    return [];
  });
}

/** The text of every `transact(…)` call, arguments included. */
function transactBodies(text: string): string {
  const bodies: string[] = [];
  for (const match of text.matchAll(/\btransact\(/g)) {
    let depth = 0;
    let at = match.index + match[0].length - 1;
    const start = at;
    do {
      if (text[at] === "(") depth += 1;
      if (text[at] === ")") depth -= 1;
      at += 1;
    } while (depth > 0 && at < text.length);
    bodies.push(`transact${text.slice(start, at)}`);
  }
  return bodies.join("\n}\n");
}
