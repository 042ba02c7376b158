import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import { heldSpace } from "#app/features/spaces/managed-space.server.ts";
import type { EditedWords } from "./screening.schema.ts";
import { wordsOf } from "./words.queries.server.ts";

/**
 * Puts these words in place of those a space adds to the lists and those it leaves out. What has been
 * sent already is not looked through again. Throws `notFound`, `forbidden`, `conflict`.
 */
export async function setWords(
  ctx: AppContext,
  actor: Actor,
  input: EditedWords & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    requireVersion(await wordsOf(tx, space.id), input.version);
    await tx.deleteFrom("space_words").where("space_id", "=", space.id).execute();
    const rows = (["find", "skip"] as const).flatMap((purpose) =>
      input[purpose].map((word) => ({ space_id: space.id, purpose, word })),
    );
    if (rows.length > 0) await tx.insertInto("space_words").values(rows).execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: space.visibility } });
  });
}
