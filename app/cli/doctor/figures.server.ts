import { type Check, finding } from "./finding.ts";

/** Figures of cost and worth: what everybody reads is in order and says where it is from. */
export const figures: Check = {
  id: "sum",
  holds: "figures go from low to high, and published ones have a source and a formula",
  look: async (db) => {
    const rows = await db
      .selectFrom("impact_figures as f")
      .leftJoin("impact_revisions as r", "r.figure_id", "f.id")
      .select(["f.id", "f.state", "f.version as newest", "f.public_version", "f.shown_from"])
      .select(["r.version", "r.low", "r.central", "r.high", "r.source", "r.formula", "r.published_at"])
      .orderBy("f.id")
      .orderBy("r.version")
      .execute();
    const name = ({ id, version }: { id: string; version: number | null }) =>
      `${id} version ${version ?? "–"}`;
    const versions = rows.filter((row) => row.version !== null);
    const isOrdered = (row: (typeof rows)[number]) =>
      Number(row.low) <= Number(row.central) && Number(row.central) <= Number(row.high);
    const has = (id: string, version: number | null, mustBePublic: boolean) =>
      versions.some(
        (row) => row.id === id && row.version === version && (!mustBePublic || row.published_at !== null),
      );
    const heads = rows.filter((row, at) => rows[at - 1]?.id !== row.id);
    return [
      ...finding(
        "figures that do not go from low to high",
        versions.filter((row) => !isOrdered(row)),
        name,
      ),
      ...finding(
        "published figures without a source or a formula",
        versions.filter((row) => row.published_at !== null && (row.source === "" || row.formula === "")),
        name,
      ),
      ...finding(
        "figures whose newest or public version is not there",
        heads.filter(
          (row) =>
            !has(row.id, row.newest, false) ||
            (row.public_version !== null && !has(row.id, row.public_version, true)) ||
            (row.state === "published" && (row.public_version === null || row.shown_from === null)),
        ),
        ({ id }) => id,
      ),
    ];
  },
};
