/** An idea's number as people quote it: "Nº 142". Ink on the idea's own page, quiet in lists. */
export function Label({ number, look = "list" }: { number: number | null; look?: "page" | "list" }) {
  return (
    <span className="p-label" data-look={look}>
      <abbr title="número">Nº</abbr>{" "}
      <span className="p-label__number" data-digits={String(number ?? "").length}>
        {number ?? "–"}
      </span>
    </span>
  );
}
