import { LOCALES } from "#app/core/actor.ts";
import { slugOf } from "#app/core/slug.ts";
import { MODERATION_MODES } from "#app/features/spaces/space.ts";
import { STAGES } from "#app/features/spaces/stage.ts";
import { type Command, readArgs, UsageError } from "./command.ts";

const USAGE =
  "space create SLUG --title T [--moderation before|after|first] [--visibility public|private] [--lang ca]";
const FIRST_RULE = {
  ca: "Tracta tothom amb respecte.",
  es: "Trata a todo el mundo con respeto.",
  en: "Treat everybody with respect.",
};

/** Opens a space without phases, with every stage and one rule; one that exists is left as it is. */
export const createSpaceCommand: Command = {
  words: ["space", "create"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places, options } = readArgs(USAGE, args, 1, ["title", "moderation", "visibility", "lang"]);
    const slug = places[0] ?? "";
    const { title, moderation = "after", visibility = "public", lang = "ca" } = options;
    const fits =
      slug === slugOf(slug) &&
      title &&
      MODERATION_MODES.some((mode) => mode === moderation) &&
      ["public", "private"].includes(visibility) &&
      LOCALES.some((locale) => locale === lang);
    if (!fits) throw new UsageError(USAGE);
    const at = ctx.now().toISOString();
    const made = await ctx.transact({}, async (tx, record) => {
      const id = ctx.newId();
      const row = await tx
        .insertInto("spaces")
        .values({
          id,
          slug,
          title: JSON.stringify({ [lang]: title }),
          brief: JSON.stringify({}),
          languages: JSON.stringify(LOCALES),
          visibility,
          moderation,
          stages: JSON.stringify(STAGES),
          organisation_id: null,
          created_by: null,
          created_at: at,
          updated_at: at,
        })
        .onConflict((conflict) => conflict.column("slug").doNothing())
        .returning("id")
        .executeTakeFirst();
      if (!row) return false;
      await tx
        .insertInto("rules")
        .values({ space_id: id, number: 1, text: JSON.stringify(FIRST_RULE) })
        .execute();
      record({ type: "space.changed", spaceId: id, data: { visibility } });
      return true;
    });
    return made ? `${slug} created` : `${slug} exists already`;
  },
};
