import { type Licence, licenceOf } from "#app/core/licence.ts";
import type { Db } from "#db/portable.ts";

export type Publishing = {
  siteName: string;
  /** Who answers for the data. */
  publisher: string;
  /** Where to ask about it: an address of mail or of a page, or null. */
  contact: string | null;
  licence: Licence;
};

/** Under which name and terms the site gives its data away. */
export async function publishing(db: Db): Promise<Publishing> {
  const rows = await db
    .selectFrom("settings")
    .select(["name", "value"])
    .where("name", "in", ["site_name", "open_publisher", "open_contact", "open_licence"])
    .execute();
  const set = new Map(rows.map((row) => [row.name, row.value]));
  const siteName = set.get("site_name") ?? "Planter";
  return {
    siteName,
    publisher: set.get("open_publisher") || siteName,
    contact: set.get("open_contact") || null,
    licence: licenceOf(set.get("open_licence")),
  };
}
