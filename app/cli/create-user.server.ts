import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line } from "#app/core/text.ts";
import { ACCEPTED_VERSION } from "#app/features/accounts/sign-in.server.ts";
import { type Command, readArgs, UsageError } from "./command.ts";
import { giveRole } from "./give-role.server.ts";

const USAGE = "user create EMAIL [--name N] [--role participant|moderator|organiser|admin] [--space SLUG]";

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

/** Makes a confirmed account; one that exists is left as it is. */
export const createUserCommand: Command = {
  words: ["user", "create"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places, options } = readArgs(USAGE, args, 1, ["name", "role", "space"]);
    const email = emailAddress.safeParse(places[0]);
    const name = line(LIMITS.name).safeParse(options.name ?? places[0]?.split("@")[0]);
    if (!email.success || !name.success) throw new UsageError(USAGE);
    const made = await createUser(ctx, { email: email.data, name: name.data });
    if (options.role && made) {
      await giveRole(ctx, email.data, options.role, options.space).catch((error) => {
        throw isDomainError(error) ? error : new UsageError(USAGE);
      });
    }
    return made ? `${email.data} created` : `${email.data} exists already`;
  },
};
