import type { AppContext } from "#app/core/context.ts";
import type { Period } from "#app/core/period.ts";
import { isRestriction } from "#app/features/moderation/decision.ts";
import { chainHead } from "#db/decision-chain.ts";
import type { Db } from "#db/portable.ts";
import { hourOfWeek, shareOf, type Wait, waitOf } from "./waits.ts";

const BATCH = 1000;

/** What moderation did in a period, in public spaces: counts, and nothing of any person or text. */
export type Report = {
  /** Decisions by verdict: what the log lists, and suspensions of accounts. */
  verdicts: Record<string, number>;
  /** Restrictions by where they came from. */
  sources: Record<string, number>;
  /** Restrictions by space and rule; rule null for a law or the site's terms. */
  rules: { space: string | null; rule: number | null; own: number; reported: number }[];
  notices: { reason: string; filed: number; removed: number; dismissed: number; waiting: number }[];
  appeals: {
    filed: number;
    upheld: number;
    overturned: number;
    waiting: number;
    overturnRate: number | null;
  };
  detected: number;
  automated: number;
  /** From sending to the decision. */
  wait: Wait;
  /** 168 hours from Monday, midnight, by when the text was sent. */
  hours: Wait[];
};

type Filter = { period: Period; space: string | null };

/** The report of a period, kept while no decision is made. */
export async function transparencyReport(ctx: AppContext, filter: Filter): Promise<Report> {
  const made = ctx.kept("transparency", () => new Map<string, Promise<Report>>());
  const head = await chainHead(ctx.db);
  const filed = await ctx.db
    .selectFrom("reports")
    .select((eb) => eb.fn.countAll().as("n"))
    .executeTakeFirst();
  const key = JSON.stringify([filter.period.name, filter.space, head?.position ?? 0, Number(filed?.n ?? 0)]);
  const known = made.get(key);
  if (known) return known;
  if (made.size > 100) made.clear();
  const report = count(ctx, filter);
  made.set(key, report);
  report.catch(() => made.delete(key));
  return report;
}

async function count(ctx: AppContext, filter: Filter): Promise<Report> {
  const verdicts: Record<string, number> = {};
  const sources: Record<string, number> = {};
  const rules = new Map<string, Report["rules"][number]>();
  const waits: number[] = [];
  const hours: number[][] = Array.from({ length: 168 }, () => []);
  let detected = 0;
  let automated = 0;
  for await (const row of decisionsOf(ctx.db, filter)) {
    const ofNotices = row.scope === "notices";
    const verdict = ofNotices ? "noticesSuspended" : row.verdict;
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    automated += row.automated;
    if (isRestriction(row.verdict) && !ofNotices) {
      sources[row.source] = (sources[row.source] ?? 0) + 1;
      detected += row.detected;
      const rule = row.ground === "rule" ? row.rule : null;
      const key = `${row.slug}/${rule}`;
      const line = rules.get(key) ?? { space: row.slug, rule, own: 0, reported: 0 };
      line[row.source === "report" ? "reported" : "own"] += 1;
      rules.set(key, line);
    }
    if (row.waiting_since && ["comment", "idea"].includes(row.type ?? "")) {
      const waited = Math.max(0, Date.parse(row.created_at) - Date.parse(row.waiting_since));
      waits.push(waited);
      hours[hourOfWeek(row.waiting_since, ctx.config.timeZone)]?.push(waited);
    }
  }
  return {
    verdicts,
    sources,
    rules: [...rules.values()].sort(
      (a, b) => (a.space ?? "").localeCompare(b.space ?? "") || (a.rule ?? 0) - (b.rule ?? 0),
    ),
    notices: await noticesOf(ctx.db, filter),
    appeals: await appealsOf(ctx.db, filter),
    detected,
    automated,
    wait: waitOf(waits),
    hours: hours.map(waitOf),
  };
}

/** Every decision of a period, in public spaces and on accounts, read in parts. */
async function* decisionsOf(db: Db, { period, space }: Filter) {
  for (let after = { at: period.from, id: "" }; ; ) {
    const rows = await db
      .selectFrom("decisions as d")
      .leftJoin("spaces as s", "s.id", "d.space_id")
      .leftJoin("queue_items as q", "q.id", "d.queue_item_id")
      .select(["d.id", "d.verdict", "d.source", "d.rule", "d.ground", "d.detected", "d.automated", "d.scope"])
      .select(["d.created_at", "q.waiting_since", "q.type", "s.slug"])
      .where((eb) => eb.or([eb("s.visibility", "=", "public"), eb("d.space_id", "is", null)]))
      .$if(space !== null, (query) => query.where("s.slug", "=", space))
      .where("d.created_at", "<", period.to)
      .where((eb) =>
        eb.or([
          eb("d.created_at", ">", after.at),
          eb.and([eb("d.created_at", "=", after.at), eb("d.id", ">", after.id)]),
        ]),
      )
      .orderBy("d.created_at")
      .orderBy("d.id")
      .limit(BATCH)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = { at: last.created_at, id: last.id };
  }
}

async function noticesOf(db: Db, { period, space }: Filter): Promise<Report["notices"]> {
  const rows = await db
    .selectFrom("reports as p")
    .innerJoin("spaces as s", "s.id", "p.space_id")
    .leftJoin("decisions as d", "d.id", "p.decision_id")
    .select((eb) => ["p.reason", "d.verdict", eb.fn.countAll().as("n")])
    .where("s.visibility", "=", "public")
    .$if(space !== null, (query) => query.where("s.slug", "=", space))
    .where("p.created_at", ">=", period.from)
    .where("p.created_at", "<", period.to)
    .groupBy(["p.reason", "d.verdict"])
    .orderBy("p.reason")
    .execute();
  const lines = new Map<string, Report["notices"][number]>();
  for (const { reason, verdict, n } of rows) {
    const line = lines.get(reason) ?? { reason, filed: 0, removed: 0, dismissed: 0, waiting: 0 };
    line.filed += Number(n);
    line[verdict === null ? "waiting" : verdict === "dismissed" ? "dismissed" : "removed"] += Number(n);
    lines.set(reason, line);
  }
  return [...lines.values()];
}

async function appealsOf(db: Db, { period, space }: Filter): Promise<Report["appeals"]> {
  const rows = await db
    .selectFrom("appeals as a")
    .innerJoin("decisions as d", "d.id", "a.decision_id")
    .leftJoin("spaces as s", "s.id", "d.space_id")
    .select((eb) => ["a.state", eb.fn.countAll().as("n")])
    .where((eb) => eb.or([eb("s.visibility", "=", "public"), eb("d.space_id", "is", null)]))
    .$if(space !== null, (query) => query.where("s.slug", "=", space))
    .where("a.created_at", ">=", period.from)
    .where("a.created_at", "<", period.to)
    .groupBy("a.state")
    .execute();
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
  const [upheld, overturned, waiting] = [of("upheld"), of("overturned"), of("waiting")];
  return {
    filed: upheld + overturned + waiting,
    upheld,
    overturned,
    waiting,
    overturnRate: shareOf(overturned, upheld + overturned),
  };
}
