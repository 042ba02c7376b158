import { useCallback, useEffect, useRef, useState } from "react";
import { useConnection } from "./live-connection.tsx";
import type { LiveSocket } from "./live-socket.ts";

type Told = { number: number; reading: number; writing: number };

const NOBODY = { reading: 0, othersWrite: false };
/** So long others see that one writes, and half of it passes before it is said again. */
const WRITING_MS = 8000;

/** How many read an idea now, whether somebody else writes, and how to say that one writes oneself. */
export function usePresence(number: number) {
  const connection = useConnection();
  const [present, setPresent] = useState(NOBODY);
  const socket = useRef<LiveSocket | null>(null);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    let leave = () => {};
    let ended = false;
    const told = ({ number: about, reading, writing }: Told) => {
      const own = Date.now() - saidAt.current < WRITING_MS ? 1 : 0;
      if (about === number) setPresent({ reading, othersWrite: writing > own });
    };
    const gone = () => setPresent(NOBODY);
    void connection().then((opened) => {
      if (ended) return;
      socket.current = opened.on("thread:presence", told).on("disconnect", gone);
      leave = () => void opened.off("thread:presence", told).off("disconnect", gone);
    });
    return () => {
      ended = true;
      leave();
    };
  }, [connection, number]);
  const typing = useCallback(
    (writing: boolean) => {
      const isSaid = Date.now() - saidAt.current < WRITING_MS / 2;
      if (writing === isSaid) return;
      saidAt.current = writing ? Date.now() : Number.NEGATIVE_INFINITY;
      socket.current?.emit("thread:presence", { number, writing });
    },
    [number],
  );
  return { ...present, typing };
}
