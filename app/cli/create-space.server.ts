import { LOCALES, OPERATOR } from "#app/core/actor.ts";
import { isDomainError } from "#app/core/errors.ts";
import { createSpace } from "#app/features/spaces/create-space.server.ts";
import { newSpaceForm } from "#app/features/spaces/space.schema.ts";
import { type Command, readArgs, UsageError } from "./command.ts";

const USAGE =
  "space create SLUG --title T [--moderation before|after|first|flagged] [--visibility public|private] [--lang ca]";
/** Opens a space without phases, with every stage and one rule; one that exists is left as it is. */
export const createSpaceCommand: Command = {
  words: ["space", "create"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places, options } = readArgs(USAGE, args, 1, ["title", "moderation", "visibility", "lang"]);
    const slug = places[0] ?? "";
    const { title, moderation = "after", visibility = "public", lang = "ca" } = options;
    const input = newSpaceForm.safeParse({
      slug,
      [`title${lang.charAt(0).toUpperCase()}${lang.slice(1)}`]: title,
      languages: [...LOCALES],
      visibility,
      moderation,
    });
    if (!input.success || slug === "" || !LOCALES.some((locale) => locale === lang))
      throw new UsageError(USAGE);
    const made = await createSpace(ctx, OPERATOR, input.data).catch((error: unknown) => {
      if (isDomainError(error) && error.key === "admin.space.slugTaken") return null;
      throw error;
    });
    return made ? `${slug} created` : `${slug} exists already`;
  },
};
