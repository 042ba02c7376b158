import { isLoopback, productionRefusals } from "#app/config.server.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDemo } from "#app/core/settings.server.ts";

const LATE_MS = 15 * 60_000;

/** What is no fault of the data but should be known: settings, mail and readers of the journal that wait. One sentence each. */
export async function surroundings(ctx: AppContext): Promise<string[]> {
  const { config } = ctx;
  const demo = await isDemo(ctx.db);
  const notes = productionRefusals(config).map((line) => `npm run serve would not start: ${line}`);
  if (demo) notes.push("npm run serve would not start: this database has demo accounts.");
  if (!demo && !config.smtpUrl)
    notes.push("SMTP_URL is not set: no mail leaves, so nobody gets a sign-in code.");
  const site = new URL(config.publicUrl);
  if (!isLoopback(site.hostname) && site.protocol !== "https:")
    notes.push("PUBLIC_URL is not https: what people send can be read on the way.");
  return [...notes, ...(await waitingMails(ctx)), ...(await laggingReaders(ctx))];
}

async function waitingMails(ctx: AppContext): Promise<string[]> {
  const late = await ctx.db
    .selectFrom("mails")
    .select((eb) => [eb.fn.countAll().as("mails"), eb.fn.min("created_at").as("since")])
    .where("state", "=", "queued")
    .where("created_at", "<", new Date(ctx.now().getTime() - LATE_MS).toISOString())
    .executeTakeFirst();
  const mails = Number(late?.mails ?? 0);
  return mails === 0
    ? []
    : [
        `${mails} mails wait, the oldest since ${late?.since}: does the server run, and does SMTP_URL answer?`,
      ];
}

async function laggingReaders(ctx: AppContext): Promise<string[]> {
  const readers = await ctx.db.selectFrom("consumers").selectAll().execute();
  const notes: string[] = [];
  for (const { name, position } of readers) {
    const behind = await ctx.db
      .selectFrom("journal")
      .select((eb) => [eb.fn.countAll().as("entries"), eb.fn.min("at").as("since")])
      .where("position", ">", position)
      .where("at", "<", new Date(ctx.now().getTime() - LATE_MS).toISOString())
      .executeTakeFirst();
    const entries = Number(behind?.entries ?? 0);
    if (entries > 0)
      notes.push(
        `${name} is ${entries} journal entries behind, since ${behind?.since}: does the server run?`,
      );
  }
  return notes;
}
