import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";

const WAIT_MS = 1500;

/** Keeps a form on the server 1.5 s after the last key, by its own action with `act=save`. */
export function useAutosave(action: string) {
  const { submit, data } = useFetcher<{ saved?: string; at?: string }>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  const wait = () => {
    stop();
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const body = new FormData(form.current);
      body.set("act", "save");
      submit(body, { method: "post", action });
    }, WAIT_MS);
  };
  return { form, wait, stop, draft: data?.saved ?? null, savedAt: data?.at ?? null };
}
