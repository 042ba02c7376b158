import { importDecidim } from "#app/features/import/import-decidim.server.ts";
import { reportText } from "#app/features/import/import-report.ts";
import { toSpace } from "#app/features/spaces/space.queries.server.ts";
import { type Command, readArgs, UsageError } from "./command.ts";
import { makeProgress } from "./progress.server.ts";

const USAGE = "import decidim DIR --space SLUG";

/** Imports a Decidim open-data export into a space, also beside a running server. */
export const importDecidimCommand: Command = {
  words: ["import", "decidim"],
  usage: USAGE,
  run: async (ctx, args) => {
    const { places, options } = readArgs(USAGE, args, 1, ["space"]);
    const [folder] = places;
    if (!folder || !options.space) throw new UsageError(USAGE);
    const row = await ctx.db
      .selectFrom("spaces")
      .selectAll()
      .where("slug", "=", options.space)
      .executeTakeFirst();
    if (!row) throw new Error(`There is no space "${options.space}".`);
    const progress = makeProgress(process.stderr);
    try {
      return reportText(await importDecidim(ctx, toSpace(row, []), folder, progress.step));
    } finally {
      progress.end();
    }
  },
};
