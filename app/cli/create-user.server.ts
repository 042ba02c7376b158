import { isDomainError } from "#app/core/errors.ts";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line } from "#app/core/text.ts";
import { createUser } from "#app/features/accounts/create-user.server.ts";
import { type Command, readArgs, UsageError } from "./command.ts";
import { giveRole } from "./give-role.server.ts";

const USAGE = "user create EMAIL [--name N] [--role participant|moderator|organiser|admin] [--space SLUG]";

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
