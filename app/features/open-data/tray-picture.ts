import type { Stage } from "#app/features/ideas/idea.ts";
import { trayOf } from "#app/features/ideas/StageLine.tsx";

export type TrayLook = { cell: number; gap: number; lift: number; line: number };
/** Colours by their part, as SVG paints: values, or `var(--…)` where a style sheet stands beside. */
export type TrayPaint = { ink: string; brand: string; ok: string; line: string; ground: string };

/** The tray of a stage as SVG: one cell for each stage of its space's way, filled up to the present one, which is lifted. */
export function trayPicture(
  { stage, way }: { stage: Stage; way: readonly Stage[] | null },
  look: TrayLook,
  paint: TrayPaint,
) {
  const { total, current, variant } = trayOf(stage, way);
  const { cell, gap, lift, line } = look;
  const width = total * cell + (total - 1) * gap;
  const height = cell + lift;
  const square = (x: number, y: number, fill: string, stroke: string) =>
    `<rect x="${x + line / 2}" y="${y + line / 2}" width="${cell - line}" height="${cell - line}" fill="${fill}" stroke="${stroke}" stroke-width="${line}"/>`;
  const cells = Array.from({ length: total }, (_, at) => {
    const x = at * (cell + gap);
    if (variant === "done") return square(x, lift, paint.ok, paint.ok);
    if (at < current) return square(x, lift, paint.ink, paint.ink);
    const bed = square(x, lift, paint.ground, paint.line);
    if (at > current) return bed;
    if (variant === "declined")
      return `${bed}${square(x, 0, paint.ground, paint.ink)}<path d="M${x + line} ${line}L${x + cell - line} ${cell - line}" stroke="${paint.ink}" stroke-width="${line * 1.5}"/>`;
    if (variant === "paused") {
      const bar = cell * 0.36;
      return `${bed}<path d="M${x} 0h${bar}v${cell}h-${bar}zM${x + cell - bar} 0h${bar}v${cell}h-${bar}z" fill="${paint.ink}"/>`;
    }
    return (
      bed +
      square(
        x,
        0,
        variant === "merged" ? paint.ink : paint.brand,
        variant === "merged" ? paint.ink : paint.brand,
      )
    );
  });
  return { width, height, cells: cells.join("") };
}

/** The mark: a tray with one cell lifted out, in a box of 32. */
export function markPicture(ink: string, brand: string): string {
  return `<path fill="${ink}" d="M2 12h8v8H2zM22 12h8v8h-8zM2 22h8v8H2zM12 22h8v8h-8zM22 22h8v8h-8z"/><path fill="${brand}" d="M12 2h8v8h-8z"/>`;
}
