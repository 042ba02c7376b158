import type { AppContext } from "#app/core/context.ts";
import { ACCEPTED_VERSION } from "./sign-in.server.ts";

/** Makes a confirmed account; false when there is one already. */
export async function createUser(ctx: AppContext, input: { email: string; name: string }): Promise<boolean> {
  const at = ctx.now().toISOString();
  return ctx.transact({}, async (tx, record) => {
    const id = ctx.newId();
    const row = await tx
      .insertInto("users")
      .values({
        id,
        email: input.email,
        name: input.name,
        locale: "ca",
        state: "active",
        password_hash: null,
        accepted_version: ACCEPTED_VERSION,
        accepted_at: at,
        created_at: at,
      })
      .onConflict((conflict) => conflict.column("email").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (row) record({ type: "account.created", data: { userId: id } });
    return row !== undefined;
  });
}
