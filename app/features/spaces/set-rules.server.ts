import { type Actor, LOCALES } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import type { Tx } from "#db/portable.ts";
import { heldSpace } from "./managed-space.server.ts";
import type { EditedRules } from "./space.schema.ts";
import type { Localized } from "./space.ts";
import { type Rule, rulesWithUse } from "./space-parts.queries.server.ts";

const MOST = 99;

/**
 * Writes a space's rules. A new one takes the next number, for good: rules are retired, never deleted. One
 * that a decision names keeps its words (languages it lacks may be added). Throws `notFound`, `forbidden`,
 * `conflict`, `invalid` for such words, for a rule without any, or when none would be in force.
 */
export async function setRules(
  ctx: AppContext,
  actor: Actor,
  input: EditedRules & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    const present = await rulesWithUse(tx, space.id);
    requireVersion(present, input.version);
    let last = Math.max(0, ...present.map((rule) => rule.number));
    for (const { row, index } of input.rows) {
      const rule = present.find((known) => known.number === row.number);
      if (rule) await changeRule(tx, space.id, rule, row, index);
      else if (Object.keys(row.text).length > 0) {
        last += 1;
        if (last > MOST) throw new DomainError("invalid", "admin.rules.tooMany", { field: `ca-${index}` });
        await tx
          .insertInto("rules")
          .values({ space_id: space.id, number: last, text: JSON.stringify(row.text) })
          .execute();
      }
    }
    const left = await rulesWithUse(tx, space.id);
    if (!left.some((rule) => !rule.retired)) throw new DomainError("invalid", "admin.rules.none");
    record({ type: "space.changed", spaceId: space.id, data: { visibility: space.visibility } });
  });
}

async function changeRule(
  tx: Tx,
  spaceId: string,
  rule: Rule,
  row: { text: Localized; retired: boolean },
  index: number,
): Promise<void> {
  if (Object.keys(row.text).length === 0)
    throw new DomainError("invalid", "errors.required", { field: `ca-${index}` });
  const reworded = LOCALES.find((locale) => rule.text[locale] && rule.text[locale] !== row.text[locale]);
  if (rule.named && reworded)
    throw new DomainError("invalid", "admin.rules.named", { field: `${reworded}-${index}` });
  await tx
    .updateTable("rules")
    .set({
      text: JSON.stringify(row.text),
      retired: row.retired ? 1 : 0,
      // What the rule was called, and said to authors, was about its old words.
      ...(reworded ? { name: "{}", answer: "{}" } : {}),
    })
    .where("space_id", "=", spaceId)
    .where("number", "=", rule.number)
    .execute();
}
