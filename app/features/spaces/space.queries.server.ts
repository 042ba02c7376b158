import type { Selectable } from "kysely";
import { LOCALES, spacesWithRole, type Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import type { Db, Tx } from "#db/portable.ts";
import type { SpaceTable } from "#db/schema.ts";
import { localized } from "./localized.ts";
import type { Localized, ModerationMode, Phase, PhaseKind, Space, Visibility } from "./space.ts";
import { stageNames, stageNeeds, usedStages } from "./stage-words.server.ts";

/** The private spaces whose existence the viewer knows of: "all", or their ids. */
export function knownPrivateSpaces(viewer: Viewer): "all" | string[] {
  if (!viewer) return [];
  const organised = spacesWithRole(viewer, "organiser");
  const moderated = spacesWithRole(viewer, "moderator");
  if (organised === "all" || moderated === "all") return "all";
  return [...new Set([...viewer.memberSpaces, ...organised, ...moderated])];
}

/** Every space the viewer may see, newest first, with its phases. Reads the raw table: the one scope of the noun. */
export async function visibleSpaces(db: Db | Tx, viewer: Viewer): Promise<Space[]> {
  const known = knownPrivateSpaces(viewer);
  const rows = await spacesWithPhases(db)
    .$if(known !== "all", (query) =>
      query.where((eb) =>
        eb.or([
          eb("s.visibility", "=", "public"),
          ...(known.length > 0 ? [eb("s.id", "in", known as string[])] : []),
        ]),
      ),
    )
    .orderBy("s.created_at", "desc")
    .orderBy("s.id")
    .orderBy("p.starts_at")
    .execute();
  return folded(rows);
}

/** The space of an address. Throws `notFound` when there is none for this viewer. */
export async function spaceBySlug(db: Db | Tx, viewer: Viewer, slug: string): Promise<Space> {
  return seenSpace(
    viewer,
    await spacesWithPhases(db).where("s.slug", "=", slug).orderBy("p.starts_at").execute(),
  );
}

/** The space of an id. Throws `notFound` when there is none for this viewer. */
export async function spaceById(db: Db | Tx, viewer: Viewer, id: string): Promise<Space> {
  return seenSpace(
    viewer,
    await spacesWithPhases(db).where("s.id", "=", id).orderBy("p.starts_at").execute(),
  );
}

/** The rules in force, by number. */
export async function rulesOf(db: Db | Tx, spaceId: string): Promise<{ number: number; text: Localized }[]> {
  const rows = await db
    .selectFrom("rules")
    .select(["number", "text"])
    .where("space_id", "=", spaceId)
    .where("retired", "=", 0)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({ number: row.number, text: localized(row.text) }));
}

/** Shapes a row of `spaces` with its phases. */
export function toSpace(row: Selectable<SpaceTable>, phases: Phase[]): Space {
  const languages: unknown = JSON.parse(row.languages);
  return {
    id: row.id,
    slug: row.slug,
    title: localized(row.title),
    brief: localized(row.brief),
    languages: LOCALES.filter((locale) => Array.isArray(languages) && languages.includes(locale)),
    visibility: row.visibility as Visibility,
    moderation: row.moderation as ModerationMode,
    firstCount: row.first_count,
    samplePercent: row.sample_percent,
    presence: row.presence === 1,
    stages: usedStages(row.stages),
    stageNames: stageNames(row.stage_names),
    stageNeeds: stageNeeds(row.stage_needs),
    organisationId: row.organisation_id,
    phases,
    createdAt: row.created_at,
  };
}

/** Raw spaces, a row for each of their phases: for reads that check with `seenSpace` or narrow to what is visible. */
export function spacesWithPhases(db: Db | Tx) {
  return db
    .selectFrom("spaces as s")
    .leftJoin("phases as p", "p.space_id", "s.id")
    .selectAll("s")
    .select(["p.id as phase_id", "p.opens", "p.starts_at", "p.ends_at"]);
}

type SpaceRow = Awaited<ReturnType<ReturnType<typeof spacesWithPhases>["execute"]>>[number];

/** The space of such rows. Throws `notFound` when there is none for this viewer. */
export function seenSpace(viewer: Viewer, rows: SpaceRow[]): Space {
  const space = found(folded(rows)[0]);
  const known = knownPrivateSpaces(viewer);
  return found(space.visibility === "public" || known === "all" || known.includes(space.id) ? space : null);
}

function folded(rows: SpaceRow[]): Space[] {
  const spaces = new Map<string, Space>();
  for (const row of rows) {
    const space = spaces.get(row.id) ?? toSpace(row, []);
    spaces.set(row.id, space);
    if (row.phase_id !== null && row.opens !== null)
      space.phases.push({
        id: row.phase_id,
        opens: row.opens as PhaseKind,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
      });
  }
  return [...spaces.values()];
}
