import { OPERATOR } from "#app/core/actor.ts";
import { userByEmail } from "#app/features/accounts/user-by-email.queries.server.ts";
import { reinstateUser } from "#app/features/moderation/reinstate-user.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { type Command, readArgs } from "./command.ts";

const SUSPEND = "user suspend EMAIL [--reason TEXT]";
const REINSTATE = "user reinstate EMAIL [--reason TEXT]";

/** Suspends a person: their sessions and tokens end at once. */
export const suspendUserCommand: Command = {
  words: ["user", "suspend"],
  usage: SUSPEND,
  run: async (ctx, args) => {
    const { places, options } = readArgs(SUSPEND, args, 1, ["reason"]);
    const [email = ""] = places;
    const { id } = await userByEmail(ctx.db, email);
    const done = await suspendUser(ctx, OPERATOR, {
      userId: id,
      reason: options.reason ?? "Suspended by the operator of this site.",
      source: "command",
    });
    return done ? `${email} suspended` : `${email} was suspended already`;
  },
};

/** Lets a suspended person sign in again. */
export const reinstateUserCommand: Command = {
  words: ["user", "reinstate"],
  usage: REINSTATE,
  run: async (ctx, args) => {
    const { places, options } = readArgs(REINSTATE, args, 1, ["reason"]);
    const [email = ""] = places;
    const { id } = await userByEmail(ctx.db, email);
    const done = await reinstateUser(ctx, OPERATOR, {
      userId: id,
      reason: options.reason ?? "Reinstated by the operator of this site.",
      source: "command",
    });
    return done ? `${email} reinstated` : `${email} was not suspended`;
  },
};
