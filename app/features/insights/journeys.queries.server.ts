import { setImmediate as breathe } from "node:timers/promises";
import type { AppContext } from "#app/core/context.ts";
import type { EventType } from "#app/core/journal.ts";
import { journalHead } from "#app/core/journal-reader.server.ts";
import type { Period } from "#app/core/period.ts";
import { PLACE_CHANGES } from "#app/features/ideas/place-changes.ts";
import { asStage } from "#app/features/spaces/stage.ts";
import { type Journey, journeyOf, SENDERS, type Sender } from "./journey.ts";

/** Ideas read at once: few enough that nobody's page waits for them. */
const SLICE = 500;

/** What can change a journey; votes, comments and reading cannot. */
const CHANGES: EventType[] = [
  ...PLACE_CHANGES,
  "update.published",
  "update.withdrawn",
  "space.changed",
  "organisation.changed",
  "organisation.verified",
];

/** Changes of one idea's journey; after any other the journeys are all read anew. */
const OF_ONE: ReadonlySet<EventType> = new Set(CHANGES.filter((type) => /^(idea|update)\./.test(type)));
/** More changed ideas than these are not read one by one. */
const MOST_CHANGED = 500;
/** More periods and spaces than these are not remembered at once. */
const MOST_VIEWS = 60;

type Known = { space: string; journey: Journey };
type Kept = {
  position: number;
  ideas: Map<string, Known>;
  /** Of a period and space, as long as no journey has changed. */
  views: Map<string, Journey[]>;
  working: Promise<void> | null;
};

/**
 * The journeys of the public ideas of public spaces that were published in a period, of one space or all. Kept in
 * the context; of what the journal says has changed since, only that is read again, and everything in slices that
 * leave the event loop free. The same list as long as nothing in it has changed.
 */
export async function journeysOf(
  ctx: AppContext,
  { period, space }: { period: Period; space: string | null },
): Promise<Journey[]> {
  const kept = ctx.kept<Kept>("insight-journeys", () => ({
    position: -1,
    ideas: new Map(),
    views: new Map(),
    working: null,
  }));
  kept.working ??= bringUpToDate(ctx, kept).finally(() => {
    kept.working = null;
  });
  await kept.working;
  const name = `${period.from} ${period.to} ${space ?? ""}`;
  const known = kept.views.get(name);
  if (known) return known;
  const all = [...kept.ideas.values()]
    .filter((one) => space === null || one.space === space)
    .map((one) => one.journey)
    .filter((one) => one.publishedAt >= period.from && one.publishedAt < period.to)
    .sort((a, b) => a.number - b.number);
  if (kept.views.size >= MOST_VIEWS) kept.views.clear();
  kept.views.set(name, all);
  return all;
}

async function bringUpToDate(ctx: AppContext, kept: Kept): Promise<void> {
  const position = await journalHead(ctx.db);
  if (position === kept.position) return;
  const changed = kept.position < 0 ? null : await changedIdeas(ctx, kept.position, position);
  if (changed === null) kept.ideas = await allJourneys(ctx);
  else if (changed.length > 0) {
    for (const id of changed) kept.ideas.delete(id);
    const found = await publicIdeas(ctx).where("i.id", "in", changed).execute();
    for (const [id, journey] of await journeysOfThese(ctx, found)) kept.ideas.set(id, journey);
  }
  if (changed === null || changed.length > 0) kept.views.clear();
  kept.position = position;
}

/** The ideas whose journeys may have changed in a stretch of the journal; null when that may be all of them. */
async function changedIdeas(ctx: AppContext, after: number, until: number): Promise<string[] | null> {
  const rows = await ctx.db
    .selectFrom("journal")
    .select(["type", "idea_id"])
    .distinct()
    .where("position", ">", after)
    .where("position", "<=", until)
    .where("type", "in", CHANGES)
    .limit(MOST_CHANGED + 1)
    .execute();
  const ids = rows.flatMap(({ type, idea_id }) =>
    idea_id !== null && OF_ONE.has(type as EventType) ? [idea_id] : [],
  );
  return rows.length > MOST_CHANGED || ids.length < rows.length ? null : [...new Set(ids)];
}

async function allJourneys(ctx: AppContext): Promise<Map<string, Known>> {
  const journeys = new Map<string, Known>();
  for (let after = 0; ; ) {
    const ideas = await publicIdeas(ctx).where("i.number", ">", after).limit(SLICE).execute();
    for (const [id, journey] of await journeysOfThese(ctx, ideas)) journeys.set(id, journey);
    const last = ideas.at(-1);
    if (!last || ideas.length < SLICE) return journeys;
    after = last.number ?? 0;
    await breathe();
  }
}

type PublicIdea = Awaited<ReturnType<ReturnType<typeof publicIdeas>["execute"]>>[number];

async function journeysOfThese(ctx: AppContext, ideas: PublicIdea[]): Promise<[string, Known][]> {
  const ids = ideas.map((idea) => idea.id);
  const moves = await movesOf(ctx, ids);
  const answers = await answersOf(ctx, ids);
  return ideas.flatMap((idea): [string, Known][] => {
    const stage = asStage(idea.stage);
    if (!stage || !idea.publishedAt || idea.number === null) return [];
    const journey = journeyOf({
      number: idea.number,
      sender: senderOf(idea),
      stage,
      start: asStage((JSON.parse(idea.stages) as string[])[0]) ?? "received",
      publishedAt: idea.publishedAt,
      moves: moves.get(idea.id) ?? [],
      answeredAt: answers.get(idea.id) ?? null,
    });
    return [[idea.id, { space: idea.space, journey }]];
  });
}

function publicIdeas(ctx: AppContext) {
  return ctx.db
    .selectFrom("ideas as i")
    .innerJoin("spaces as s", "s.id", "i.space_id")
    .leftJoin("organisations as o", "o.id", "i.organisation_id")
    .select([
      "i.id",
      "i.number",
      "i.stage",
      "i.origin",
      "i.published_at as publishedAt",
      "s.slug as space",
      "s.stages",
      "o.kind",
    ])
    .where("i.state", "=", "approved")
    .where("s.visibility", "=", "public")
    .orderBy("i.number");
}

async function movesOf(ctx: AppContext, ids: string[]) {
  const moves = new Map<string, { to: NonNullable<ReturnType<typeof asStage>>; at: string }[]>();
  if (ids.length === 0) return moves;
  const rows = await ctx.db
    .selectFrom("stage_moves as m")
    .select(["m.idea_id", "m.to_stage", "m.created_at as at"])
    .where("idea_id", "in", ids)
    // Moved by nobody is the stage an idea was imported with: its day is not known.
    .where("actor_id", "is not", null)
    // A move that was taken back, and the way back, are as if they had not been.
    .where("corrects", "is", null)
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom("stage_moves as back").select("back.id").whereRef("back.corrects", "=", "m.id"))),
    )
    .orderBy("m.created_at")
    .orderBy("m.id")
    .execute();
  for (const row of rows) {
    const to = asStage(row.to_stage);
    if (!to) continue;
    const known = moves.get(row.idea_id);
    if (known) known.push({ to, at: row.at });
    else moves.set(row.idea_id, [{ to, at: row.at }]);
  }
  return moves;
}

/** When ideas first had an official answer. */
async function answersOf(ctx: AppContext, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("updates")
    .select((eb) => ["idea_id", eb.fn.min("created_at").as("at")])
    .where("idea_id", "in", ids)
    .where("kind", "=", "answer")
    .where("state", "=", "approved")
    .groupBy("idea_id")
    .execute();
  return new Map(rows.map((row) => [row.idea_id, row.at]));
}

function senderOf({ kind, origin }: { kind: string | null; origin: string }): Sender {
  if (kind) return SENDERS.find((sender) => sender === kind) ?? "ngo";
  if (origin === "official") return "official";
  if (origin === "meeting" || origin === "paper") return "meeting";
  return origin === "organisation" ? "ngo" : "citizen";
}
