import { useCallback, useEffect, useState } from "react";
import type { Outcome } from "#app/live/outbox.ts";
import { isPublic, type ThreadWindow } from "./thread.ts";

/**
 * Which comment is being answered: the one of the address, one that was chosen, or the one whose answer came back.
 * The form stands below it, and the focus goes back to its link when the form closes.
 */
export function useReply(
  given: { id: string; name: string } | null,
  back: (Outcome & { how: "refused" }) | null,
  { threads }: ThreadWindow,
) {
  const asked = given?.id ?? null;
  const [id, setId] = useState(asked);
  const [isChosen, setChosen] = useState(false);
  const choose = useCallback((answered: string | null) => {
    setId(answered);
    setChosen(true);
  }, []);
  useEffect(() => setId(asked), [asked]);
  useEffect(() => {
    if (back) choose(back.written.parent);
  }, [back, choose]);
  const answered = threads
    .flatMap(({ comment, replies }) => [comment, ...replies])
    .find((item) => item.id === id);
  const name = answered && isPublic(answered) ? answered.author?.name : given?.name;
  return {
    reply: id === null ? null : { id, name: name ?? "" },
    isChosen,
    choose,
    close: () => {
      setId(null);
      setChosen(false);
      document.querySelector<HTMLElement>(`[data-reply="${id}"]`)?.focus();
    },
  };
}
