import type { DeskItem } from "./desk.queries.server.ts";

/** In a form: what was read, the item and its revision, and what is done with it. */
export function ReadItem({ open, act }: { open: DeskItem; act: string }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="items[]" value={`${open.id} ${open.revision}`} />
    </>
  );
}
