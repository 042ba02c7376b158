import { useEffect, useState } from "react";
import { useConnection } from "./live-connection.tsx";

/** How many notices the person has not read, as the page told and as it changes afterwards. */
export function useUnread(told: number): number {
  const connection = useConnection();
  const [unread, setUnread] = useState(told);
  useEffect(() => setUnread(told), [told]);
  useEffect(() => {
    let ended = false;
    let leave = () => {};
    const ask = async () => {
      const answer = await fetch("/notifications/unread").catch(() => null);
      if (answer?.ok && !ended) setUnread(((await answer.json()) as { unread: number }).unread);
    };
    const changed = () => void ask();
    void connection().then((socket) => {
      if (ended) return;
      socket.on("notifications:changed", changed);
      leave = () => void socket.off("notifications:changed", changed);
    });
    return () => {
      ended = true;
      leave();
    };
  }, [connection]);
  return unread;
}
