import { useCallback } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import type { ThreadStore } from "./thread-store.ts";

/** Finds a comment useful, or no more: shown at once, and taken back where the server does not agree. */
export function useUseful(store: ThreadStore, say: (words: string) => void) {
  const t = useT();
  return useCallback(
    async (id: string, on: boolean) => {
      store.tell({ type: "marked", id, on });
      const answer = await fetch(`/api/v1/comments/${id}/useful`, { method: on ? "PUT" : "DELETE" }).catch(
        () => null,
      );
      const now = answer?.ok ? await answer.json().catch(() => null) : null;
      if (now) store.tell({ type: "useful", changes: [now] });
      else {
        store.tell({ type: "marked", id, on: !on });
        say(t("comments.failed"));
      }
    },
    [store, say, t],
  );
}
