import { setImmediate as breathe } from "node:timers/promises";
import type { AppContext } from "#app/core/context.ts";
import type { EventType } from "#app/core/journal.ts";
import { hasHappened, journalHead } from "#app/core/journal-reader.server.ts";
import type { Period } from "#app/core/period.ts";
import { asStage } from "#app/features/spaces/stage.ts";
import { type Journey, journeyOf, SENDERS, type Sender } from "./journey.ts";

const SLICE = 2000;

/** What can change a journey; votes, comments and reading cannot. */
const CHANGES: EventType[] = [
  "idea.published",
  "idea.removed",
  "idea.restored",
  "idea.withdrawn",
  "idea.moved",
  "update.published",
  "update.withdrawn",
  "space.changed",
  "organisation.changed",
  "organisation.verified",
  "import.ideas",
  "import.finished",
];

type Kept = { position: number; spaces: Map<string, Journey[]>; working: Promise<void> | null };

/**
 * The journeys of the public ideas of public spaces that were published in a period, of one space or all. Kept in
 * the context until the journal says that one may have changed, and read in slices that leave the event loop free.
 */
export async function journeysOf(
  ctx: AppContext,
  { period, space }: { period: Period; space: string | null },
): Promise<Journey[]> {
  const kept = ctx.kept<Kept>("insight-journeys", () => ({ position: -1, spaces: new Map(), working: null }));
  kept.working ??= bringUpToDate(ctx, kept).finally(() => {
    kept.working = null;
  });
  await kept.working;
  const all = space === null ? [...kept.spaces.values()].flat() : (kept.spaces.get(space) ?? []);
  return all
    .filter((one) => one.publishedAt >= period.from && one.publishedAt < period.to)
    .sort((a, b) => a.number - b.number);
}

async function bringUpToDate(ctx: AppContext, kept: Kept): Promise<void> {
  const position = await journalHead(ctx.db);
  if (position === kept.position) return;
  if (kept.position >= 0 && !(await hasHappened(ctx.db, kept.position, position, CHANGES))) {
    kept.position = position;
    return;
  }
  const spaces = new Map<string, Journey[]>();
  for (let after = 0; ; ) {
    const ideas = await publicIdeas(ctx, after);
    const moves = await movesOf(
      ctx,
      ideas.map((idea) => idea.id),
    );
    const answers = await answersOf(
      ctx,
      ideas.map((idea) => idea.id),
    );
    for (const idea of ideas) {
      const stage = asStage(idea.stage);
      if (!stage || !idea.publishedAt || idea.number === null) continue;
      const journey = journeyOf({
        number: idea.number,
        sender: senderOf(idea),
        stage,
        start: asStage((JSON.parse(idea.stages) as string[])[0]) ?? "received",
        publishedAt: idea.publishedAt,
        moves: moves.get(idea.id) ?? [],
        answeredAt: answers.get(idea.id) ?? null,
      });
      const others = spaces.get(idea.space);
      if (others) others.push(journey);
      else spaces.set(idea.space, [journey]);
    }
    const last = ideas.at(-1);
    if (!last || ideas.length < SLICE) break;
    after = last.number ?? 0;
    await breathe();
  }
  kept.spaces = spaces;
  kept.position = position;
}

function publicIdeas(ctx: AppContext, after: number) {
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
    .where("i.number", ">", after)
    .orderBy("i.number")
    .limit(SLICE)
    .execute();
}

async function movesOf(ctx: AppContext, ids: string[]) {
  const moves = new Map<string, { to: NonNullable<ReturnType<typeof asStage>>; at: string }[]>();
  if (ids.length === 0) return moves;
  const rows = await ctx.db
    .selectFrom("stage_moves")
    .select(["idea_id", "to_stage", "created_at as at"])
    .where("idea_id", "in", ids)
    // Moved by nobody is the stage an idea was imported with: its day is not known.
    .where("actor_id", "is not", null)
    // A move that was taken back, and the way back, are as if they had not been.
    .where("corrects", "is", null)
    .where("id", "not in", (query) =>
      query
        .selectFrom("stage_moves")
        .select((eb) => eb.ref("corrects").$notNull().as("id"))
        .where("corrects", "is not", null),
    )
    .orderBy("created_at")
    .orderBy("id")
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
