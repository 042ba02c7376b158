import type { Stance } from "#app/features/comments/comment.ts";
import { keep, readKept } from "./kept.ts";
import type { LiveSocket } from "./live-socket.ts";
import type { Sent } from "./sent.ts";
import type { ThreadStore } from "./thread-store.ts";

/** What a person writes: a comment, or an answer to one. */
export type Written = {
  body: string;
  parent: string | null;
  stance: Stance | null;
  lang: string;
  onBehalfOf: string | null;
};
type Answer = { id: string; state: string; title?: string; errors?: { field: string; message: string }[] };
/** How sending went, for who waits for it: the server's words where it refused. */
export type Outcome =
  | { how: "published" | "pending" | "failed" | "signedOut" }
  | { how: "refused"; words: string; written: Written };
type Kept = { who: string; at: number; sent: Sent[] };

/** The server knows a key for a day; what is older is not sent by itself. */
const GOOD_FOR_MS = 12 * 3_600_000;

/**
 * Sends a thread's comments, each under a key of its own: however often one is sent, it is there once. What has no
 * answer yet is kept in the browser and sent again when the connection or the page is back.
 */
export function outbox(
  number: number,
  who: string,
  store: ThreadStore,
  told: (outcome: Outcome, id?: string) => void,
) {
  const name = `sent ${number}`;
  const onTheWay = new Set<string>();

  const save = () => {
    const { sent } = store.get();
    const open = sent.filter((each) => each.id === null);
    keep(name, open.length > 0 ? ({ who, at: Date.now(), sent: open } satisfies Kept) : null);
  };
  const note = (key: string, change: Partial<Sent>) => store.tell({ type: "sent", key, change });

  const post = async (sent: Sent) => {
    const { key, state: _state, id: _id, problem: _problem, ...written } = sent;
    if (onTheWay.has(key)) return;
    onTheWay.add(key);
    const answer = await fetch(`/api/v1/ideas/${number}/comments`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Idempotency-Key": key,
        "Accept-Language": document.documentElement.lang,
      },
      body: JSON.stringify(written),
    }).catch(() => null);
    const said: Answer | null = await answer?.json().catch(() => null);
    onTheWay.delete(key);
    if (answer?.ok && said) {
      note(key, { id: said.id });
      told({ how: said.state === "pending" ? "pending" : "published" }, said.id);
    } else if (answer?.status === 401) {
      store.tell({ type: "unsent", key });
      keep(`draft ${number} ${written.parent ?? ""}`, { ...written, who });
      told({ how: "signedOut" });
    } else if (answer?.status === 422 && said?.errors) {
      store.tell({ type: "unsent", key });
      told({ how: "refused", words: said.errors[0]?.message ?? "", written });
    } else {
      note(key, { state: "failed", problem: answer && answer.status < 500 ? (said?.title ?? null) : null });
      told({ how: "failed" });
    }
    save();
  };

  const again = (key: string) => {
    const sent = store.get().sent.find((each) => each.key === key && each.id === null);
    if (!sent) return;
    note(key, { state: "sending", problem: null });
    void post(sent);
  };

  return {
    send: (written: Written) => {
      const key = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-");
      const sent: Sent = { ...written, key, state: "sending", id: null, problem: null };
      store.tell({ type: "sending", sent });
      save();
      void post(sent);
    },
    again,
    /** Takes a text that was not sent back to be written on. */
    takeBack: (key: string) => {
      store.tell({ type: "unsent", key });
      save();
    },
    /** Goes on with what an earlier visit left, and with what has failed whenever the connection is back. */
    resume: (connection: Promise<LiveSocket>) => {
      const kept = readKept<Kept>(name);
      if (kept?.who === who)
        for (const sent of kept.sent) {
          const isFresh = kept.at > Date.now() - GOOD_FOR_MS;
          store.tell({ type: "sending", sent: { ...sent, state: isFresh ? "sending" : "failed" } });
          if (isFresh) void post(sent);
        }
      const back = () => {
        for (const { key, state, problem } of store.get().sent)
          if (state === "failed" && problem === null) again(key);
      };
      let leave = () => {};
      void connection.then((socket) => {
        socket.on("connect", back);
        leave = () => void socket.off("connect", back);
      });
      return () => leave();
    },
  };
}

export type Outbox = ReturnType<typeof outbox>;
