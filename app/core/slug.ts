/** Lower-case Latin letters, digits and hyphens, at most 60; "x" when nothing is left. */
export function slugOf(text: string): string {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/l·l/g, "ll")
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return folded.slice(0, 60).replace(/-+$/, "") || "x";
}
