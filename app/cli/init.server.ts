import { randomBytes } from "node:crypto";
import { appendFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { OPERATOR } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { LIMITS } from "#app/core/limits.ts";
import { siteSetting } from "#app/core/settings.server.ts";
import { emailAddress, line } from "#app/core/text.ts";
import { createUser } from "#app/features/accounts/create-user.server.ts";
import { editSite } from "#app/features/accounts/edit-site.server.ts";
import { type Command, readArgs, UsageError } from "./command.ts";
import { giveRole } from "./give-role.server.ts";

const USAGE = "init [--admin EMAIL] [--name SITE-NAME]";
const ENV = ".env";

/**
 * Prepares a site of one's own: a secret in `.env` when there is none, the first admin, the site's name.
 * Asks in a terminal for what the options leave open; what exists is left as it is.
 */
export const initCommand: Command = {
  words: ["init"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { options } = readArgs(USAGE, args, 0, ["admin", "name"]);
    const said: string[] = [keepSecret()];
    const hasAdmin = await adminExists(ctx);
    const admin = options.admin ?? (hasAdmin ? undefined : await ask("E-mail of the first admin: "));
    if (admin) {
      const email = emailAddress.safeParse(admin);
      if (!email.success) throw new UsageError(USAGE);
      const made = await createUser(ctx, { email: email.data, name: email.data.split("@")[0] ?? "Admin" });
      await giveRole(ctx, email.data, "admin", undefined);
      said.push(`${email.data} ${made ? "created as admin" : "is admin"}`);
    } else said.push(hasAdmin ? "there is an admin already" : "no admin yet: run again with --admin EMAIL");
    const named = await siteSetting(ctx.db, "site_name", "");
    const name = named ? undefined : (options.name ?? (await ask("Name of the site (Planter): ")));
    if (named) said.push(`the site is called ${named} already`);
    if (name) {
      const text = line(LIMITS.name).safeParse(name);
      if (!text.success) throw new UsageError(USAGE);
      await editSite(ctx, OPERATOR, { name: text.data });
      said.push(`the site is called ${text.data}`);
    }
    return said.join("\n");
  },
};

/** Writes a secret to `.env`, readable by its owner alone, unless one is there. */
function keepSecret(): string {
  const text = existsSync(ENV) ? readFileSync(ENV, "utf8") : "";
  if (/^\s*SESSION_SECRET\s*=\s*\S/m.test(text)) return `${ENV} has a SESSION_SECRET already`;
  const setting = `SESSION_SECRET=${randomBytes(36).toString("base64url")}\n`;
  if (text === "") writeFileSync(ENV, setting, { mode: 0o600 });
  else appendFileSync(ENV, text.endsWith("\n") ? setting : `\n${setting}`);
  chmodSync(ENV, 0o600);
  return `SESSION_SECRET written to ${ENV}`;
}

async function adminExists(ctx: AppContext): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("roles")
    .select("user_id")
    .where("role", "=", "admin")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What is typed in a terminal; nothing elsewhere. */
async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim() || undefined;
  } finally {
    terminal.close();
  }
}
