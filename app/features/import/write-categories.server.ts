import { LOCALES } from "#app/core/actor.ts";
import { digestOf, type Proposal } from "./decidim-proposal.ts";
import type { ImportTarget } from "./import-target.ts";
import { writeInParts } from "./short-transactions.server.ts";

type Category = NonNullable<Proposal["category"]>;

/** Adds the categories of the source to the space, after those it has. */
export async function writeCategories(target: ImportTarget, categories: Category[]): Promise<void> {
  const { ctx, space, locale, ledger, report } = target;
  const tally = report.tallies.categories;
  const marked = categories.map((category) => {
    const known = LOCALES.flatMap((each) => {
      const name = category.name[each];
      return name ? [[each, name] as const] : [];
    });
    const name = JSON.stringify(
      known.length > 0 ? Object.fromEntries(known) : { [locale]: Object.values(category.name)[0] ?? "" },
    );
    return { sourceId: category.sourceId, name, digest: digestOf(name) };
  });
  const todo = marked.filter((category) => ledger.stateOf("category", category) !== "same");
  tally.read = categories.length;
  tally.unchanged = categories.length - todo.length;
  const last = await ctx.db
    .selectFrom("categories")
    .select((eb) => eb.fn.max("position").as("position"))
    .where("space_id", "=", space.id)
    .executeTakeFirst();
  let position = Number(last?.position ?? 0);
  const longest = await writeInParts(ctx, todo, {
    prepare: (category) => {
      const known = ledger.target("category", category.sourceId);
      if (known === null) position += 1;
      return { ...category, targetId: known ?? ctx.newId(), isNew: known === null, position };
    },
    write: async (tx, record, part) => {
      for (const category of part) {
        const { targetId: id, name } = category;
        if (category.isNew) {
          await tx
            .insertInto("categories")
            .values({ id, space_id: space.id, position: category.position, name })
            .execute();
          await ledger.enter(tx, "category", [category]);
        } else {
          await tx.updateTable("categories").set({ name }).where("id", "=", id).execute();
          await ledger.renew(tx, "category", category);
        }
      }
      record({ type: "import.ideas", spaceId: space.id, data: { count: 0 } });
    },
    written: (part) => {
      ledger.remember("category", part);
      tally.created += part.filter((category) => category.isNew).length;
      tally.updated += part.filter((category) => !category.isNew).length;
    },
  });
  report.longestMs = Math.max(report.longestMs, longest);
}
