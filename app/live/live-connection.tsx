import { createContext, type ReactNode, useCallback, useContext, useRef } from "react";
import type { LiveSocket } from "./live-socket.ts";

const Connection = createContext<() => Promise<LiveSocket>>(() => new Promise(() => {}));

/** One connection for the whole page, opened when something first asks for it, which is after the first paint. */
export function LiveConnection({ children }: { children: ReactNode }) {
  const held = useRef<Promise<LiveSocket> | null>(null);
  const open = useCallback(() => {
    held.current ??= import("./live-socket.ts").then(({ openLiveSocket }) => openLiveSocket());
    return held.current;
  }, []);
  return <Connection.Provider value={open}>{children}</Connection.Provider>;
}

/** Opens the page's connection, or gives the one there is. */
export function useConnection(): () => Promise<LiveSocket> {
  return useContext(Connection);
}
