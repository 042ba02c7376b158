import { OPERATOR, SITE } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { userByEmail } from "#app/features/accounts/user-by-email.queries.server.ts";
import { giveRole as setRole } from "#app/features/spaces/give-role.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { takeRole } from "#app/features/spaces/take-role.server.ts";
import { type Command, readArgs, UsageError } from "./command.ts";

const USAGE = "user role EMAIL participant|moderator|organiser|admin [--space SLUG]";
const ROLES = ["participant", "moderator", "organiser", "admin"] as const;

/** One role in a space or on the whole site, in place of what the person had there; `participant` takes it away. */
export async function giveRole(
  ctx: AppContext,
  email: string,
  role: string,
  spaceSlug: string | undefined,
): Promise<void> {
  const given = ROLES.find((known) => known === role);
  if (!given) throw new UsageError(USAGE);
  const user = await userByEmail(ctx.db, email);
  const spaceId = spaceSlug ? (await spaceBySlug(ctx.db, OPERATOR, spaceSlug)).id : SITE;
  if (given === "participant") await takeRole(ctx, OPERATOR, { userId: user.id, role: null, spaceId });
  else await setRole(ctx, OPERATOR, { userId: user.id, role: given, spaceId, instead: true });
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
