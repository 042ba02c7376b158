import { found } from "#app/core/errors.ts";
import type { Db, Tx } from "#db/portable.ts";
import type { Draft, DraftHolder } from "./draft.ts";
import type { Kind } from "./idea.ts";

const NEWEST = 20;

/** The holder's drafts, in the one scope through which drafts are read: nobody else has any. */
export function draftsOf(db: Db | Tx, { userId, browserHash }: DraftHolder) {
  return db
    .selectFrom("idea_drafts as d")
    .leftJoin("spaces as s", "s.id", "d.space_id")
    .where((eb) =>
      eb.or([
        ...(userId === null ? [] : [eb("d.author_id", "=", userId)]),
        ...(browserHash === null ? [] : [eb("d.browser_hash", "=", browserHash)]),
      ]),
    )
    .select([
      "d.id",
      "d.title",
      "d.body",
      "d.kind",
      "d.lang",
      "d.category_id",
      "d.organisation_id",
      "d.to_organisation_id",
      "d.updated_at",
      "s.slug as space",
    ]);
}

/** A draft of the holder's. Throws `notFound` for anybody else's. */
export async function ownDraft(db: Db | Tx, holder: DraftHolder, id: string): Promise<Draft> {
  const row = found(await draftsOf(db, holder).where("d.id", "=", id).executeTakeFirst());
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    space: row.space ?? "",
    kind: row.kind as Kind,
    lang: row.lang,
    category: row.category_id ?? "",
    onBehalfOf: row.organisation_id ?? "",
    to: row.to_organisation_id ?? "",
    updatedAt: row.updated_at,
  };
}

/** What the holder has begun, latest first. */
export async function ownDrafts(
  db: Db,
  holder: DraftHolder,
): Promise<{ id: string; title: string; updatedAt: string }[]> {
  if (holder.userId === null && holder.browserHash === null) return [];
  const rows = await draftsOf(db, holder).orderBy("d.updated_at", "desc").limit(NEWEST).execute();
  return rows.map((row) => ({ id: row.id, title: row.title, updatedAt: row.updated_at }));
}
