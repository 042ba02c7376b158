import { DomainError } from "#app/core/errors.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { scopesFor } from "#app/features/accounts/token.policy.ts";
import { userByEmail } from "#app/features/accounts/user-by-email.queries.server.ts";
import { type Command, readArgs } from "./command.ts";

const USAGE = "token create EMAIL [--name N]";

/** Makes an API token with all scopes the person's roles allow, alone on the last line. */
export const createTokenCommand: Command = {
  words: ["token", "create"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places, options } = readArgs(USAGE, args, 1, ["name"]);
    const [email = ""] = places;
    const actor = await actorById(ctx.db, (await userByEmail(ctx.db, email)).id);
    if (!actor) throw new DomainError("forbidden", "accounts.suspended");
    const scopes = scopesFor(actor);
    const { token } = await createToken(ctx, actor, { name: options.name ?? "command line", scopes });
    return `Token of ${email}, shown this once. Scopes: ${scopes.join(" ")}\n${token}`;
  },
};
