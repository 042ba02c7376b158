import { createContext, type ReactNode, useCallback, useContext, useRef } from "react";
import type { Socket } from "socket.io-client";

const SPREAD_MS = 8000;

const Connection = createContext<() => Promise<Socket>>(() => new Promise(() => {}));

/** One connection for the whole page, opened when something first asks for it, which is after the first paint. */
export function LiveConnection({ children }: { children: ReactNode }) {
  const held = useRef<Promise<Socket> | null>(null);
  const open = useCallback(() => {
    held.current ??= import("socket.io-client").then(({ io }) => {
      const socket = io({
        transports: ["websocket", "polling"],
        randomizationFactor: 0.8,
        reconnectionDelayMax: 30_000,
      });
      socket.on("server:restarting", ({ inMs }: { inMs: number }) => {
        socket.close();
        // Everybody comes back, and not all at once.
        setTimeout(() => socket.connect(), inMs + Math.random() * SPREAD_MS);
      });
      return socket;
    });
    return held.current;
  }, []);
  return <Connection.Provider value={open}>{children}</Connection.Provider>;
}

/** Opens the page's connection, or gives the one there is. */
export function useConnection(): () => Promise<Socket> {
  return useContext(Connection);
}
