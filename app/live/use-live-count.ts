import { useEffect, useState } from "react";
import { useConnection } from "./live-connection.tsx";

const SETTLE_MS = 300;

/** A number of the person's own, as the page told it and as it changes afterwards: what `event` says is asked for at `path`. */
export function useLiveCount(told: number, event: string, path: string): number {
  const connection = useConnection();
  const [count, setCount] = useState(told);
  useEffect(() => setCount(told), [told]);
  useEffect(() => {
    let ended = false;
    let leave = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await fetch(path).catch(() => null);
      if (answer?.ok && !ended) setCount(((await answer.json()) as { count: number }).count);
    };
    // What comes together is asked for once.
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, SETTLE_MS * (1 + Math.random()));
    };
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
      socket.on(event, changed).on("disconnect", gone).on("connect", back);
      leave = () => void socket.off(event, changed).off("disconnect", gone).off("connect", back);
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      leave();
    };
  }, [connection, event, path]);
  return count;
}
