import { OPERATOR } from "#app/core/actor.ts";
import { addMember } from "#app/features/spaces/add-member.server.ts";
import { type Command, readArgs } from "./command.ts";

const USAGE = "space member add SLUG EMAIL";

/** Makes a person a member of a space; one who is stays one. */
export const addMemberCommand: Command = {
  words: ["space", "member", "add"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places } = readArgs(USAGE, args, 2, []);
    const [slug = "", email = ""] = places;
    const added = await addMember(ctx, OPERATOR, { slug, email });
    return added ? `${email} is a member of ${slug}` : `${email} is a member of ${slug} already`;
  },
};
