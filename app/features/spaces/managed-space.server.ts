import type { Actor, Viewer } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import type { Db, Tx } from "#db/portable.ts";
import { mayManageSpace } from "./space.policy.ts";
import { spaceBySlug } from "./space.queries.server.ts";
import type { Space } from "./space.ts";

/** A space for those who run it. Throws `notFound` when it is not there for them, `forbidden` for others. */
export async function managedSpace(db: Db | Tx, actor: Viewer, slug: string | undefined): Promise<Space> {
  const space = await spaceBySlug(db, actor, slug ?? "");
  allow(mayManageSpace(actor, space.id));
  return space;
}

/** The same inside a write, its row held until the end, so that two organisers come one after the other. */
export async function heldSpace(tx: Tx, actor: Actor, slug: string, at: Date): Promise<Space> {
  await tx.updateTable("spaces").set({ updated_at: at.toISOString() }).where("slug", "=", slug).execute();
  return managedSpace(tx, actor, slug);
}
