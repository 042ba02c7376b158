import { slugOf } from "#app/core/slug.ts";
import type { Party } from "./decidim-field.ts";
import { digestOf } from "./decidim-proposal.ts";
import type { ImportTarget } from "./import-target.ts";
import { writeInParts } from "./short-transactions.server.ts";

type NewParty = Party & { digest: string; targetId: string };

/** Makes the authors imported identities: shown by name, without an address, nobody can sign in with them. */
export async function writePeople(target: ImportTarget, people: Party[]): Promise<void> {
  const { ctx, locale } = target;
  const at = ctx.now().toISOString();
  await writeParties(target, "person", "people", people, {
    create: (tx, rows) =>
      tx
        .insertInto("users")
        .values(
          rows.map((row) => ({
            id: row.targetId,
            email: null,
            name: row.name,
            locale,
            state: "imported",
            password_hash: null,
            accepted_version: null,
            accepted_at: null,
            created_at: at,
          })),
        )
        .execute(),
    rename: (tx, id, name) =>
      tx.updateTable("users").set({ name }).where("id", "=", id).where("state", "=", "imported").execute(),
  });
}

/** Makes the groups of the source organisations nobody has verified. */
export async function writeOrganisations(target: ImportTarget, organisations: Party[]): Promise<void> {
  const { ctx } = target;
  const at = ctx.now().toISOString();
  const taken = new Set(
    (await ctx.db.selectFrom("organisations").select("slug").execute()).map((row) => row.slug),
  );
  const slugFor = (name: string) => {
    const base = slugOf(name);
    let slug = base;
    for (let next = 2; taken.has(slug); next += 1) slug = `${base}-${next}`;
    taken.add(slug);
    return slug;
  };
  const slugs = new Map(organisations.map((each) => [each.sourceId, ""]));
  await writeParties(target, "organisation", "organisations", organisations, {
    create: (tx, rows) => {
      for (const row of rows) if (!slugs.get(row.sourceId)) slugs.set(row.sourceId, slugFor(row.name));
      return tx
        .insertInto("organisations")
        .values(
          rows.map((row) => ({
            id: row.targetId,
            slug: slugs.get(row.sourceId) ?? row.targetId,
            name: row.name,
            kind: "ngo", // An export does not say; most groups on Decidim are associations.
            description: "",
            website: "",
            state: "imported",
            verified_how: null,
            verified_at: null,
            verified_by: null,
            requested_by: null,
            created_at: at,
          })),
        )
        .execute();
    },
    rename: (tx, id, name) =>
      tx
        .updateTable("organisations")
        .set({ name })
        .where("id", "=", id)
        .where("state", "=", "imported")
        .execute(),
  });
}

type Tx = Parameters<Parameters<ImportTarget["ctx"]["transact"]>[1]>[0];

async function writeParties(
  target: ImportTarget,
  kind: "person" | "organisation",
  counted: "people" | "organisations",
  parties: Party[],
  how: {
    create: (tx: Tx, rows: NewParty[]) => Promise<unknown>;
    rename: (tx: Tx, id: string, name: string) => Promise<unknown>;
  },
): Promise<void> {
  const { ctx, ledger, report } = target;
  const tally = report.tallies[counted];
  tally.read = parties.length;
  const marked = parties.map((party) => ({ ...party, digest: digestOf(party.name) }));
  const todo = marked.filter((party) => ledger.stateOf(kind, party) !== "same");
  tally.unchanged = parties.length - todo.length;
  let done = 0;
  const longest = await writeInParts(ctx, todo, {
    prepare: (party): NewParty & { isNew: boolean } => {
      const known = ledger.target(kind, party.sourceId);
      return { ...party, targetId: known ?? ctx.newId(), isNew: known === null };
    },
    write: async (tx, _record, part) => {
      const fresh = part.filter((party) => party.isNew);
      if (fresh.length > 0) {
        await how.create(tx, fresh);
        await ledger.enter(tx, kind, fresh);
      }
      for (const party of part.filter((each) => !each.isNew)) {
        await how.rename(tx, party.targetId, party.name);
        await ledger.renew(tx, kind, party);
      }
    },
    written: (part) => {
      ledger.remember(kind, part);
      tally.created += part.filter((party) => party.isNew).length;
      tally.updated += part.filter((party) => !party.isNew).length;
      done += part.length;
      target.progress(counted, done, todo.length);
    },
  });
  report.longestMs = Math.max(report.longestMs, longest);
}
