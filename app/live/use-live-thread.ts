import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { openWindow } from "#app/features/comments/packed-window.ts";
import { isPublic } from "#app/features/comments/thread.ts";
import type { IdeaPageData } from "#app/web/idea-page.server.ts";
import { useConnection } from "./live-connection.tsx";
import type { Given } from "./live-state.ts";
import { countWaiting } from "./live-thread.ts";
import { focusedNow, goToComment, readingNow } from "./reading.ts";
import { followThread } from "./thread-feed.ts";
import { threadStore } from "./thread-store.ts";
import { useAnnouncement, useSpoken } from "./use-announcement.ts";
import { usePaused } from "./use-paused.ts";
import { usePresence } from "./use-presence.ts";
import { useReadMark } from "./use-read-mark.ts";
import { useSending } from "./use-sending.ts";
import { useUseful } from "./use-useful.ts";

const FRESH_MS = 4000;

/** The thread as it goes on: what is new waits until it is asked to show, what is gone goes at once. */
export function useLiveThread(data: IdeaPageData) {
  const connection = useConnection();
  const { revalidate } = useRevalidator();
  const { number } = data.idea;
  const [store] = useState(() => threadStore(givenBy(data), focusedNow));
  const live = useSyncExternalStore(store.subscribe, store.get, store.get);
  useEffect(() => store.tell({ type: "given", given: givenBy(data) }), [store, data]);
  const { paused, togglePaused } = usePaused();
  useEffect(
    () => followThread(number, store, connection(), () => readingNow(paused)),
    [number, store, connection, paused],
  );
  useEffect(() => {
    if (live.lost) revalidate();
  }, [live.lost, revalidate]);
  useEffect(() => {
    if (live.fresh.length === 0) return;
    const timer = setTimeout(() => store.tell({ type: "seen" }), FRESH_MS);
    return () => clearTimeout(timer);
  }, [live.fresh, store]);
  const said = useCallback(() => store.tell({ type: "said" }), [store]);
  const { spoken, say } = useSpoken();
  useAnnouncement(paused ? 0 : live.unsaid, said, say);
  const sending = useSending(number, data.person?.id ?? "", store, say);
  const markUseful = useUseful(store, say);
  useReadMark(number, live, data.person !== null);
  const present = usePresence(number);
  const show = useCallback(() => {
    const first = store.get().waiting.find(isPublic);
    store.tell({ type: "show" });
    goToComment(first?.id);
  }, [store]);
  return {
    ...live,
    waiting: paused ? 0 : countWaiting(live),
    paused,
    togglePaused,
    spoken,
    show,
    sending,
    present,
    markUseful,
  };
}

export type ShownThread = ReturnType<typeof useLiveThread>;

function givenBy({ window, head, thread, own, mine, useful, idea }: IdeaPageData): Given {
  const { supports, comments } = idea;
  return {
    window: `${idea.number} ${window}`,
    head,
    thread: openWindow(thread),
    own,
    mine,
    marked: useful,
    supports,
    comments,
  };
}
