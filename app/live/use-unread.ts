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
    let missed = false;
    // What came while there was no connection was not heard.
    const gone = () => {
      missed = true;
    };
    const back = () => {
      if (missed) changed();
    };
    void connection().then((socket) => {
      if (ended) return;
      socket.on("notifications:changed", changed).on("disconnect", gone).on("connect", back);
      leave = () =>
        void socket.off("notifications:changed", changed).off("disconnect", gone).off("connect", back);
    });
    return () => {
      ended = true;
      leave();
    };
  }, [connection]);
  return unread;
}
