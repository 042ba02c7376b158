import { Fragment } from "react";

/** A text in pieces, of which every second is marked, such as the words that were searched for. */
export function Marked({ pieces }: { pieces: string[] }) {
  return pieces.map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are their positions
    index % 2 === 1 ? <mark key={index}>{piece}</mark> : <Fragment key={index}>{piece}</Fragment>,
  );
}
