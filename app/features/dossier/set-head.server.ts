import { DomainError } from "#app/core/errors.ts";
import type { Tx } from "#db/portable.ts";
import { organisersOf } from "./dossier.queries.server.ts";
import type { DossierAct } from "./dossier.schema.ts";

/**
 * Sets who looks after an idea and its money, if nobody else has done so since they were shown. Throws `invalid` for an owner who does not
 * organise its space, `conflict` for who comes late.
 */
export async function setHead(
  tx: Tx,
  idea: { id: string; spaceId: string },
  head: Extract<DossierAct, { act: "head" }>,
  at: string,
): Promise<void> {
  const owner = head.owner || null;
  const may = await organisersOf(tx, { spaceId: idea.spaceId, ideaId: idea.id });
  if (owner !== null && !may.some((each) => each.id === owner))
    throw new DomainError("invalid", "errors.choice", { field: "owner" });
  const values = {
    owner_id: owner,
    budget_cents: head.budgetCents,
    money_public: head.moneyPublic ? 1 : 0,
    updated_at: at,
  };
  const kept =
    head.version === 0
      ? await tx
          .insertInto("dossiers")
          .values({ ...values, idea_id: idea.id, version: 1 })
          .onConflict((conflict) => conflict.column("idea_id").doNothing())
          .returning("version")
          .executeTakeFirst()
      : await tx
          .updateTable("dossiers")
          .set({ ...values, version: head.version + 1 })
          .where("idea_id", "=", idea.id)
          .where("version", "=", head.version)
          .returning("version")
          .executeTakeFirst();
  if (!kept) throw new DomainError("conflict", "dossier.changed");
}
