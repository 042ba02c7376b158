export type Author = { name: string; organisation: { name: string; slug: string } | null };

/** A person and the organisation they speak for; null for what came without an author. */
export function authorOf(row: {
  author_name: string | null;
  organisation_name: string | null;
  organisation_slug: string | null;
}): Author | null {
  const organisation = row.organisation_name
    ? { name: row.organisation_name, slug: row.organisation_slug ?? "" }
    : null;
  if (!row.author_name && !organisation) return null;
  return { name: row.author_name ?? organisation?.name ?? "", organisation };
}
