import type { AppContext } from "#app/core/context.ts";

/** Who this process is among those that serve the same database. */
function holderOf(ctx: AppContext): string {
  return ctx.kept("lease-holder", () => ctx.newId());
}

/** Takes or renews a lease for this process: of several servers on one database, one does the work. False while another holds it. */
export async function takeLease(ctx: AppContext, name: string, ms: number): Promise<boolean> {
  const holder = holderOf(ctx);
  const now = ctx.now();
  const expires_at = new Date(now.getTime() + ms).toISOString();
  return ctx.transact({}, async (tx) => {
    const taken = await tx
      .insertInto("leases")
      .values({ name, holder, expires_at })
      .onConflict((conflict) =>
        conflict
          .column("name")
          .doUpdateSet({ holder, expires_at })
          .where((eb) =>
            eb.or([eb("leases.holder", "=", holder), eb("leases.expires_at", "<=", now.toISOString())]),
          ),
      )
      .returning("name")
      .executeTakeFirst();
    return taken !== undefined;
  });
}

/** Gives the lease back before its time. */
export async function endLease(ctx: AppContext, name: string): Promise<void> {
  await ctx.transact({}, (tx) =>
    tx.deleteFrom("leases").where("name", "=", name).where("holder", "=", holderOf(ctx)).execute(),
  );
}
