import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import type { Tx } from "#db/portable.ts";
import { heldSpace } from "./managed-space.server.ts";
import type { EditedCategories } from "./space.schema.ts";
import { categoriesOf } from "./space-parts.queries.server.ts";

/**
 * Names a space's categories, in order; one without a name goes. Throws `notFound`, `forbidden`,
 * `conflict`, `invalid` for taking away a category that ideas have.
 */
export async function setCategories(
  ctx: AppContext,
  actor: Actor,
  input: EditedCategories & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    const present = await categoriesOf(tx, space.id);
    requireVersion(present, input.version);
    const named = input.rows.filter(({ row }) => Object.keys(row.name).length > 0);
    for (const gone of present) {
      if (named.some(({ row }) => row.id === gone.id)) continue;
      const at = input.rows.find(({ row }) => row.id === gone.id)?.index ?? 0;
      await requireUnused(tx, gone.id, `ca-${at}`);
      await tx.deleteFrom("categories").where("id", "=", gone.id).execute();
    }
    for (const [position, { row }] of named.entries()) {
      const values = { position, name: JSON.stringify(row.name) };
      if (present.some((known) => known.id === row.id))
        await tx.updateTable("categories").set(values).where("id", "=", row.id).execute();
      else
        await tx
          .insertInto("categories")
          .values({ id: ctx.newId(), space_id: space.id, ...values })
          .execute();
    }
    record({ type: "space.changed", spaceId: space.id, data: { visibility: space.visibility } });
  });
}

async function requireUnused(tx: Tx, id: string, field: string): Promise<void> {
  const used = await tx
    .selectFrom("ideas")
    .select("id")
    .where("category_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  if (used) throw new DomainError("invalid", "admin.categories.used", { field });
}
