export type TrayVariant = "normal" | "done" | "declined" | "paused" | "merged" | "overdue";

/** One cell per stage, filled up to the current one, which is lifted. Decorative: words always stand beside it. */
export function Tray({
  total,
  current,
  variant = "normal",
  size = "sm",
}: {
  total: number /** Index of the current stage, from 0. */;
  current: number;
  variant?: TrayVariant;
  size?: "sm" | "md" | "lg";
}) {
  const cells = Array.from({ length: total }, (_, index) =>
    index < current ? "past" : index === current ? "now" : "ahead",
  );
  return (
    <span className="p-tray" data-size={size} data-variant={variant} aria-hidden="true">
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are their positions
        <i key={index} data-cell={cell} />
      ))}
    </span>
  );
}
