import { type FormEvent, useCallback, useEffect, useReducer, useRef } from "react";
import { useConnection } from "#app/live/live-connection.tsx";
import { announceTitle } from "./announce-title.ts";
import type { DeskData } from "./desk.queries.server.ts";
import type { DeskAnswer } from "./desk-act.server.ts";
import { nextFree } from "./desk-moves.ts";
import { type DeskState, deskReducer, startDesk } from "./desk-state.ts";

const READING_MS = 15_000;
const SETTLE_MS = 500;

type Answered = DeskAnswer & {
  message?: string;
  refused?: { id: string; message: string }[];
  /** Somebody was quicker, or the text is another one now. */
  isLate?: boolean;
};

/**
 * The desk in a browser with scripts: what is decided leaves the list at once and its neighbour, which is there
 * already, is read; the server hears of it meanwhile, and what it refuses comes back with its message.
 */
export function useDesk(data: DeskData & { open: string | null }, address: string, failed: string) {
  const [state, dispatch] = useReducer(deskReducer, data, startDesk);
  const latest = useRef<DeskState>(state);
  latest.current = state;
  const connection = useConnection();

  const send = useCallback(
    async (form: URLSearchParams | FormData): Promise<Answered | null> => {
      const body = new URLSearchParams();
      for (const [name, value] of form.entries()) body.append(name, String(value));
      const answer = await fetch("/moderation/desk", { method: "POST", body }).catch(() => null);
      const isJson = answer?.headers.get("content-type")?.includes("json") ?? false;
      if (!answer || !isJson) return { message: failed };
      return { ...((await answer.json()) as Answered), isLate: answer.status === 409 };
    },
    [failed],
  );

  const refresh = useCallback(async () => {
    const answer = await fetch(`/moderation/desk${address.slice("/moderation".length)}`).catch(() => null);
    if (!answer?.ok) return;
    dispatch({ type: "fresh", data: (await answer.json()) as DeskData });
  }, [address]);

  const decide = useCallback(
    async (form: FormData | URLSearchParams) => {
      const items = form.getAll("items[]").map((pair) => String(pair).split(" ")[0] ?? "");
      const before = latest.current;
      form.set("key", crypto.randomUUID());
      dispatch({ type: "decided", items });
      const answer = await send(form);
      if (answer?.held) {
        const { batch, verdict, inMs, items: held } = answer.held;
        dispatch({ type: "held", strip: { batch, verdict, count: held.length, until: Date.now() + inMs } });
        if (answer.refused && answer.refused.length > 0)
          dispatch({ type: "note", note: answer.refused.map((one) => one.message).join(" ") });
      } else {
        const reopen = answer?.isLate ? null : before.open;
        dispatch({ type: "back", items, note: answer?.message ?? failed, reopen });
        await refresh();
      }
    },
    [failed, refresh, send],
  );

  const undo = useCallback(async () => {
    const { strip } = latest.current;
    if (!strip) return;
    const answer = await send(new URLSearchParams({ act: "undo", batch: strip.batch }));
    if (answer?.undone) dispatch({ type: "undone", items: answer.undone });
    else dispatch({ type: "note", note: answer?.message ?? failed });
  }, [failed, send]);

  const other = useCallback(
    async (form: FormData | URLSearchParams) => {
      const answer = await send(form);
      if (answer?.message) dispatch({ type: "note", note: answer.message });
      else if (form.get("act") === "ask") dispatch({ type: "passed", id: String(form.get("id")) });
      await refresh();
    },
    [refresh, send],
  );

  const { open, strip } = state;
  useEffect(() => {
    if (!open) return;
    let ended = false;
    const say = async (arrived: boolean) => {
      const answer = await send(new URLSearchParams({ act: "read", id: open }));
      if (!ended && answer && "reader" in answer)
        dispatch({ type: "reader", id: open, reader: answer.reader ?? null, arrived });
    };
    void say(true);
    const timer = setInterval(() => void say(false), READING_MS);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [open, send]);

  useEffect(() => {
    let ended = false;
    let leave = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(timer);
      // Who waits for something to come has it soon; nobody is surprised by a list that changes too often.
      const settle = latest.current.open === null ? 0 : SETTLE_MS;
      timer = setTimeout(() => void refresh(), settle + (Math.random() * SETTLE_MS) / 2);
    };
    void connection().then((socket) => {
      if (ended) return;
      socket.on("queue:changed", changed);
      leave = () => void socket.off("queue:changed", changed);
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      leave();
    };
  }, [connection, refresh]);

  useEffect(() => {
    if (!strip) return;
    const timer = setTimeout(() => dispatch({ type: "made", batch: strip.batch }), strip.until - Date.now());
    return () => clearTimeout(timer);
  }, [strip]);

  useEffect(() => announceTitle(state.waiting), [state.waiting]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    event.preventDefault();
    const form = new FormData(event.currentTarget, submitter as HTMLElement | null);
    const act = String(form.get("act"));
    if (act === "undo") void undo();
    else if (["approve", "trust", "reject", "redact"].includes(act)) void decide(form);
    else void other(form);
  };
  return { state, dispatch, decide, undo, submit, next: (by: 1 | -1) => nextFree(state, by) };
}
