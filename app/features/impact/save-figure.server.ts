import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError, found, isDomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import type { Tx } from "#db/portable.ts";
import { mayKeepFigures } from "./impact.policy.ts";
import type { SavedFigure } from "./impact.schema.ts";

/**
 * Writes the next version of a figure, or the first of a new one (`figure` null): as a draft, or for everybody. What was
 * published before stays as an earlier version. Throws `notFound`, `forbidden`, `conflict` when somebody else has saved
 * it meanwhile, `invalid` for an idea that is not public there or a correction that says nothing.
 */
export async function saveFigure(
  ctx: AppContext,
  actor: Actor,
  input: SavedFigure & { slug: string; figure: string | null },
  key?: string,
): Promise<{ id: string }> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await spaceBySlug(tx, actor, input.slug);
    allow(mayKeepFigures(actor, space.id));
    const ideaId = await ideaThere(tx, actor, input.idea, space.id);
    const at = ctx.now().toISOString();
    const publishes = input.as === "publish";
    const id = input.figure ?? ctx.newId();
    const version = input.version + 1;
    if (input.figure === null) await begin(tx, { id, spaceId: space.id, version, publishes, at });
    else await goOn(tx, { id, spaceId: space.id, version, publishes, at, correction: input.correction });
    const { kind, what, lang, low, central, high, from, to, source, sourceUrl, formula, confidence } = input;
    await tx
      .insertInto("impact_revisions")
      .values({
        ...{ figure_id: id, version, kind, what, lang, low, central, high, source, formula, confidence },
        idea_id: ideaId,
        from_on: from,
        to_on: to,
        source_url: sourceUrl,
        correction: input.correction,
        actor_id: actor.id,
        created_at: at,
        published_at: publishes ? at : null,
      })
      .execute();
    record(
      publishes
        ? { type: "figure.published", spaceId: space.id, data: { figureId: id, version } }
        : { type: "figure.saved", spaceId: space.id, data: { figureId: id } },
    );
    return { id };
  });
}

type Step = { id: string; spaceId: string; version: number; publishes: boolean; at: string };

async function begin(tx: Tx, { id, spaceId, version, publishes, at }: Step): Promise<void> {
  if (version !== 1) throw changedMeanwhile();
  const shown = publishes ? version : null;
  await tx
    .insertInto("impact_figures")
    .values({
      ...{ id, version, space_id: spaceId, created_at: at, changed_at: at },
      state: publishes ? "published" : "draft",
      public_version: shown,
      shown_from: shown,
    })
    .execute();
}

async function goOn(
  tx: Tx,
  { id, spaceId, version, publishes, at, correction }: Step & { correction: string },
): Promise<void> {
  const before = found(
    await tx
      .selectFrom("impact_figures")
      .select(["state", "shown_from"])
      .where("id", "=", id)
      .where("space_id", "=", spaceId)
      .executeTakeFirst(),
  );
  const isCorrection = publishes && before.state === "published";
  if (isCorrection && correction === "")
    throw new DomainError("invalid", "impact.wrong.correction", { field: "correction" });
  const kept = await tx
    .updateTable("impact_figures")
    .set({ version })
    .$if(publishes, (query) =>
      query.set({
        state: "published",
        public_version: version,
        // What was withdrawn does not come back with what is published after it.
        shown_from: isCorrection ? before.shown_from : version,
        changed_at: at,
      }),
    )
    .where("id", "=", id)
    .where("version", "=", version - 1)
    .returning("id")
    .executeTakeFirst();
  if (!kept) throw changedMeanwhile();
}

async function ideaThere(tx: Tx, actor: Actor, number: number | null, spaceId: string) {
  if (number === null) return null;
  const idea = await ideaTarget(tx, actor, number).catch((error: unknown) => {
    if (isDomainError(error) && error.code === "notFound") return null;
    throw error;
  });
  if (idea?.space.id !== spaceId || idea.state !== "approved")
    throw new DomainError("invalid", "impact.wrong.idea", { field: "idea" });
  return idea.id;
}

/** Somebody else's version came first. */
export function changedMeanwhile(): DomainError {
  return new DomainError("conflict", "impact.changed");
}
