import { useCallback, useEffect, useRef, useState } from "react";
import type { ThreadWindow } from "#app/features/comments/comment.queries.server.ts";
import type { PublicComment } from "#app/features/comments/comment.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import type { IdeaPageData } from "#app/web/idea-page.server.ts";
import { useConnection } from "./live-connection.tsx";

type ThreadEvent = {
  number: number;
  epoch: string;
  seq: number;
  kind: string;
  id: string;
  comment?: PublicComment;
};
type CatchUp = { epoch: string; seq: number; events: ThreadEvent[] };

const ANNOUNCE_MS = 10_000;
const POLL_MS = 60_000;

/**
 * The thread as it goes on: the next event is applied from its message, anything missing is asked for.
 * What is new waits until it is asked to show; what is gone goes at once.
 */
export function useLiveThread(data: IdeaPageData) {
  const t = useT();
  const connection = useConnection();
  const { number } = data.idea;
  const [shown, setShown] = useState<{ thread: ThreadWindow; own: IdeaPageData["own"] }>({
    thread: data.thread,
    own: data.own,
  });
  const [queue, setQueue] = useState<PublicComment[]>([]);
  const [fresh, setFresh] = useState<string[]>([]);
  const [counts, setCounts] = useState({ supports: data.idea.supports, comments: data.idea.comments });
  const [announcement, setAnnouncement] = useState("");
  const head = useRef(data.head);
  const known = useRef(new Set<string>());

  useEffect(() => {
    setShown({ thread: data.thread, own: data.own });
    setCounts({ supports: data.idea.supports, comments: data.idea.comments });
    setQueue([]);
    head.current = data.head;
    known.current = new Set(
      data.thread.threads.flatMap((entry) => [entry.comment.id, ...entry.replies.map((reply) => reply.id)]),
    );
  }, [data]);

  const apply = useCallback((event: ThreadEvent) => {
    if (event.seq <= head.current.seq) return;
    head.current = { ...head.current, seq: event.seq };
    const { comment } = event;
    if (!comment) {
      known.current.delete(event.id);
      setQueue((waiting) => waiting.filter((candidate) => candidate.id !== event.id));
      setShown((now) => ({ ...now, thread: without(now.thread, event.id) }));
    } else if (known.current.has(event.id)) {
      setShown((now) => ({
        thread: replaced(now.thread, comment),
        own: now.own.filter((own) => own.revision !== comment.revision),
      }));
      setQueue((waiting) => waiting.map((candidate) => (candidate.id === comment.id ? comment : candidate)));
    } else {
      known.current.add(event.id);
      setShown((now) => {
        const mine = now.own.some((own) => own.id === comment.id);
        return mine
          ? { thread: added(now.thread, comment), own: now.own.filter((own) => own.id !== comment.id) }
          : now;
      });
      setQueue((waiting) => [...waiting, comment]);
    }
  }, []);

  useEffect(() => {
    let ended = false;
    let leave = () => {};
    const catchUp = async () => {
      const { epoch, seq } = head.current;
      const answer = await fetch(
        `/api/v1/ideas/${number}/thread?after=${seq}&epoch=${epoch}&limit=500`,
      ).catch(() => null);
      if (ended || !answer) return;
      if (answer.status === 410 || answer.status === 404) window.location.reload();
      if (!answer.ok) return;
      const found: CatchUp = await answer.json();
      for (const event of found.events) apply(event);
      if (found.events.length > 0 && head.current.seq < found.seq) await catchUp();
    };
    const visible = () => {
      if (document.visibilityState === "visible") void catchUp();
    };
    const watched = (ack: { ok: boolean; epoch?: string; seq?: number }) => {
      if (ended || !ack.ok) return;
      if (ack.epoch !== head.current.epoch || (ack.seq ?? 0) > head.current.seq) void catchUp();
    };
    const happened = (event: ThreadEvent) => {
      if (event.number !== number || event.epoch !== head.current.epoch) return;
      if (event.seq === head.current.seq + 1) apply(event);
      else if (event.seq > head.current.seq) setTimeout(() => void catchUp(), Math.random() * 1000);
    };
    const counted = (now: { number: number; supports: number; comments: number }) => {
      if (now.number === number) setCounts({ supports: now.supports, comments: now.comments });
    };
    void connection().then((socket) => {
      if (ended) return;
      const watch = () =>
        socket.emit("thread:watch", { number, after: head.current.seq, epoch: head.current.epoch }, watched);
      socket.on("connect", watch).on("thread:event", happened).on("idea:counts", counted);
      if (socket.connected) watch();
      leave = () => {
        socket.off("connect", watch).off("thread:event", happened).off("idea:counts", counted);
        if (socket.connected) socket.emit("thread:unwatch", { number });
      };
    });
    const timer = setInterval(() => void catchUp(), POLL_MS);
    document.addEventListener("visibilitychange", visible);
    return () => {
      ended = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", visible);
      leave();
    };
  }, [number, apply, connection]);

  const waiting = queue.filter((comment) => !inWindow(shown.thread, comment.id)).length;
  useEffect(() => {
    if (waiting === 0) return;
    const timer = setTimeout(
      () => setAnnouncement(t("comments.new", { count: waiting })),
      announcement === "" ? 0 : ANNOUNCE_MS,
    );
    return () => clearTimeout(timer);
  }, [waiting, announcement, t]);

  const show = useCallback(() => {
    setFresh(queue.map((comment) => comment.id));
    setShown((now) => ({
      ...now,
      thread: queue.reduce(
        (thread, comment) => (inWindow(thread, comment.id) ? thread : added(thread, comment)),
        now.thread,
      ),
    }));
    setQueue([]);
    setAnnouncement("");
    const first = queue[0]?.id;
    requestAnimationFrame(() => {
      const element = document.getElementById(`c-${first}`);
      element?.setAttribute("tabindex", "-1");
      element?.focus();
    });
  }, [queue]);

  return { ...shown, ...counts, fresh, waiting, announcement, show };
}

function inWindow(thread: ThreadWindow, id: string): boolean {
  return thread.threads.some(
    (entry) => entry.comment.id === id || entry.replies.some((reply) => reply.id === id),
  );
}

function added(thread: ThreadWindow, comment: PublicComment): ThreadWindow {
  if (!comment.parent) return { ...thread, threads: [...thread.threads, { comment, replies: [] }] };
  return {
    ...thread,
    threads: thread.threads.map((entry) =>
      entry.comment.id === comment.parent ? { ...entry, replies: [...entry.replies, comment] } : entry,
    ),
  };
}

function replaced(thread: ThreadWindow, comment: PublicComment): ThreadWindow {
  return {
    ...thread,
    threads: thread.threads.map((entry) => ({
      comment: entry.comment.id === comment.id ? comment : entry.comment,
      replies: entry.replies.map((reply) => (reply.id === comment.id ? comment : reply)),
    })),
  };
}

function without(thread: ThreadWindow, id: string): ThreadWindow {
  const threads = thread.threads
    .filter((entry) => entry.comment.id !== id)
    .map((entry) => ({ ...entry, replies: entry.replies.filter((reply) => reply.id !== id) }));
  return { ...thread, threads };
}
