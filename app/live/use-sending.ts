import { useCallback, useEffect, useMemo, useState } from "react";
import type { OwnComment } from "#app/features/comments/comment.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { useConnection } from "./live-connection.tsx";
import { type Outcome, outbox } from "./outbox.ts";
import type { Sent } from "./sent.ts";
import type { ThreadStore } from "./thread-store.ts";

type Back = Outcome & { how: "refused" };

/** Sends what one writes, and keeps one's own texts as the server has them: waiting, rejected, removed. */
export function useSending(number: number, who: string, store: ThreadStore, say: (words: string) => void) {
  const t = useT();
  const connection = useConnection();
  const [back, setBack] = useState<Back | null>(null);

  const askOwn = useCallback(async () => {
    const answer = await fetch(`/ideas/${number}/own`).catch(() => null);
    const found: { own: OwnComment[] } | null = answer?.ok ? await answer.json().catch(() => null) : null;
    if (found) store.tell({ type: "own", own: found.own });
  }, [number, store]);

  const box = useMemo(
    () =>
      outbox(number, who, store, (outcome) => {
        if (outcome.how === "refused") setBack(outcome);
        else if (outcome.how === "signedOut")
          location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
        else if (outcome.how === "failed") say(t("comments.failed"));
        else {
          say(t(`comments.done.${outcome.how}`));
          if (outcome.how === "pending") void askOwn();
          else store.ask();
        }
      }),
    [number, who, store, say, t, askOwn],
  );

  useEffect(() => {
    if (!who) return;
    const stop = box.resume(connection());
    let leave = () => {};
    let ended = false;
    const changed = () => {
      const { own, mine } = store.get();
      if (own.length + mine.length > 0) void askOwn();
    };
    void connection().then((socket) => {
      if (ended) return;
      socket.on("notifications:changed", changed);
      leave = () => void socket.off("notifications:changed", changed);
    });
    return () => {
      ended = true;
      stop();
      leave();
    };
  }, [who, box, connection, store, askOwn]);

  const takeBack = useCallback(
    (sent: Sent) => {
      box.takeBack(sent.key);
      setBack({ how: "refused", words: "", written: sent });
    },
    [box],
  );
  return { send: box.send, retry: box.again, takeBack, back };
}
