import { found } from "#app/core/errors.ts";
import { userByEmail } from "#app/features/accounts/user-by-email.queries.server.ts";
import { addMemberIn } from "#app/features/spaces/add-member.server.ts";
import { type Command, readArgs } from "./command.ts";

const USAGE = "space member add SLUG EMAIL";

/** Makes a person a member of a space; one who is stays one. */
export const addMemberCommand: Command = {
  words: ["space", "member", "add"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places } = readArgs(USAGE, args, 2, []);
    const [slug = "", email = ""] = places;
    const added = await ctx.transact({}, async (tx, record) => {
      const space = found(
        await tx.selectFrom("spaces").select("id").where("slug", "=", slug).executeTakeFirst(),
      );
      const user = await userByEmail(tx, email);
      return addMemberIn(ctx, tx, record, { spaceId: space.id, userId: user.id });
    });
    return added ? `${email} is a member of ${slug}` : `${email} is a member of ${slug} already`;
  },
};
