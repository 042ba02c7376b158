import { found } from "#app/core/errors.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { userByEmail } from "#app/features/accounts/user-by-email.queries.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { type Command, readArgs, UsageError } from "./command.ts";

const USAGE = "comment remove ID --as MODERATOR-EMAIL --rule N --reason TEXT";

/** Removes a published comment in a moderator's name; a running server follows within a second. */
export const removeCommentCommand: Command = {
  words: ["comment", "remove"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places, options } = readArgs(USAGE, args, 1, ["as", "rule", "reason"]);
    const rule = Number(options.rule);
    if (!options.as || !options.reason || !Number.isInteger(rule) || rule < 1) throw new UsageError(USAGE);
    const actor = found(await actorById(ctx.db, (await userByEmail(ctx.db, options.as)).id));
    await removeComment(ctx, actor, { id: places[0] ?? "", rule, reason: options.reason, source: "command" });
    return `${places[0]} removed`;
  },
};
