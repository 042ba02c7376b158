import { type Actor, personId } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { slugOf } from "#app/core/slug.ts";
import { once } from "#app/core/transact.server.ts";
import type { Tx } from "#db/portable.ts";
import { requireOwner } from "./owning-organisation.server.ts";
import { mayCreateSpace } from "./space.policy.ts";
import type { NewSpace } from "./space.schema.ts";
import { inLocale } from "./space.ts";
import { STAGES } from "./stage.ts";

/** Its words, its short name on the desk, and what it says to an author who broke it. */
const FIRST_RULE = {
  text: {
    ca: "Tracta tothom amb respecte.",
    es: "Trata a todo el mundo con respeto.",
    en: "Treat everybody with respect.",
  },
  name: { ca: "Falta de respecte", es: "Falta de respeto", en: "Lack of respect" },
  answer: {
    ca: "El text falta al respecte a algú. Pots dir el que en penses amb respecte i tornar-lo a enviar.",
    es: "El texto le falta al respeto a alguien. Puedes decir lo que piensas con respeto y volver a enviarlo.",
    en: "The text is disrespectful to somebody. You can say what you think with respect and send it again.",
  },
};

/** Addresses that are pages of their own. */
const TAKEN = ["new"];

/**
 * Opens a space without phases, with every stage and one rule, so that moderators have one to name. Without an address it
 * gets one from its title. Throws `forbidden`, `invalid` for an address or an organisation it cannot have.
 */
export async function createSpace(
  ctx: AppContext,
  actor: Actor,
  input: NewSpace,
  key?: string,
): Promise<{ id: string; slug: string }> {
  allow(mayCreateSpace(actor));
  const by = personId(actor);
  return ctx.transact(once(by, key, input), async (tx, record) => {
    await requireOwner(tx, actor, input.organisation, null);
    const at = ctx.now().toISOString();
    const row = {
      id: ctx.newId(),
      slug: input.slug || (await freeSlug(tx, slugOf(inLocale(input.title, "ca")))),
    };
    const made = TAKEN.includes(row.slug)
      ? undefined
      : await tx
          .insertInto("spaces")
          .values({
            ...row,
            title: JSON.stringify(input.title),
            brief: JSON.stringify(input.brief),
            languages: JSON.stringify(input.languages),
            visibility: input.visibility,
            moderation: input.moderation,
            first_count: input.firstCount,
            sample_percent: input.samplePercent,
            presence: input.presence ? 1 : 0,
            stages: JSON.stringify(STAGES),
            organisation_id: input.organisation,
            created_by: by,
            created_at: at,
            updated_at: at,
          })
          .onConflict((conflict) => conflict.column("slug").doNothing())
          .returning("id")
          .executeTakeFirst();
    if (!made) throw new DomainError("invalid", "admin.space.slugTaken", { field: "slug" });
    await tx
      .insertInto("rules")
      .values({
        space_id: row.id,
        number: 1,
        text: JSON.stringify(FIRST_RULE.text),
        name: JSON.stringify(FIRST_RULE.name),
        answer: JSON.stringify(FIRST_RULE.answer),
      })
      .execute();
    record({ type: "space.changed", spaceId: row.id, data: { visibility: input.visibility } });
    return row;
  });
}

async function freeSlug(tx: Tx, base: string): Promise<string> {
  const rows = await tx.selectFrom("spaces").select("slug").where("slug", "like", `${base}%`).execute();
  const taken = new Set([...TAKEN, ...rows.map((row) => row.slug)]);
  for (let turn = 2, slug = base; ; turn++) {
    if (!taken.has(slug)) return slug;
    slug = `${base}-${turn}`;
  }
}
