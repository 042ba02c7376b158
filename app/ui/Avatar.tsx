/** Initials: a round for a person, a square for an organisation. Decorative: the name stands beside it. */
export function Avatar({
  name,
  square = false,
  size = "md",
}: {
  name: string;
  square?: boolean;
  size?: "sm" | "md" | "lg";
}) {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
  return (
    <span className="p-avatar" data-shape={square ? "square" : "round"} data-size={size} aria-hidden="true">
      {initials}
    </span>
  );
}
