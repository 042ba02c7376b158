import { SITE } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { type Command, readArgs, UsageError } from "./command.ts";

const USAGE = "user role EMAIL participant|moderator|organiser|admin [--space SLUG]";
const ROLES = ["participant", "moderator", "organiser", "admin"];

/** Gives a person one role in a space or on the whole site, in place of what they had there; `participant` takes it away. */
export async function giveRole(
  ctx: AppContext,
  email: string,
  role: string,
  spaceSlug: string | undefined,
): Promise<void> {
  if (!ROLES.includes(role)) throw new UsageError(USAGE);
  await ctx.transact({}, async (tx, record) => {
    const user = found(
      await tx.selectFrom("users").select("id").where("email", "=", email.toLowerCase()).executeTakeFirst(),
    );
    const space = spaceSlug
      ? found(await tx.selectFrom("spaces").select("id").where("slug", "=", spaceSlug).executeTakeFirst()).id
      : SITE;
    await tx.deleteFrom("roles").where("user_id", "=", user.id).where("space_id", "=", space).execute();
    if (role !== "participant")
      await tx.insertInto("roles").values({ user_id: user.id, space_id: space, role }).execute();
    record({ type: "account.rolesChanged", data: { userId: user.id } });
  });
}

export const giveRoleCommand: Command = {
  words: ["user", "role"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places, options } = readArgs(USAGE, args, 2, ["space"]);
    const [email = "", role = ""] = places;
    await giveRole(ctx, email, role, options.space);
    return `${email} is ${role}${options.space ? ` in ${options.space}` : ""}`;
  },
};
