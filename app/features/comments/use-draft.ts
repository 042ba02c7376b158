import { type RefObject, useCallback, useEffect, useState } from "react";
import { keep, readKept } from "#app/live/kept.ts";

type Draft = { body: string; stance: string | null; who: string; handedOver?: number };

/** How long the server keeps what a signed-out person sent. */
const INTENT_MS = 30 * 60_000;

/**
 * Keeps what is typed in a form for a comment, for each idea and each answer: it is there again after a reload
 * and after signing in, until the server has it. `who` is the person, empty for nobody: another one's text stays hidden.
 */
export function useDraft(form: RefObject<HTMLFormElement>, slot: string, who: string) {
  const [isRecovered, setRecovered] = useState(false);
  const field = useCallback(
    () => form.current?.elements.namedItem("body") as HTMLTextAreaElement | null,
    [form],
  );

  /** Puts a text into the form, in place of what is there. */
  const put = useCallback(
    (body: string, stance: string | null) => {
      const area = field();
      if (area) area.value = body;
      const choice = form.current?.querySelector<HTMLInputElement>(
        `input[name="stance"][value="${stance ?? ""}"]`,
      );
      if (choice) choice.checked = true;
    },
    [form, field],
  );
  const forget = useCallback(() => {
    keep(slot, null);
    setRecovered(false);
  }, [slot]);

  useEffect(() => {
    const area = field();
    const draft = readKept<Draft>(slot);
    const isMine = draft && (draft.who === "" || draft.who === who);
    // What nobody had sent before signing in was posted by signing in.
    const isPosted =
      draft?.handedOver !== undefined && who !== "" && Date.now() - draft.handedOver < INTENT_MS;
    if (isPosted) keep(slot, null);
    if (isMine && !isPosted && draft.body && area && !area.value) {
      put(draft.body, draft.stance);
      setRecovered(true);
    }
    // Another slot of the same form: what was typed is kept under its own name.
    return () => {
      put("", null);
      setRecovered(false);
    };
  }, [slot, who, field, put]);

  return {
    isRecovered,
    put,
    forget,
    discard: () => {
      put("", null);
      forget();
      field()?.focus();
    },
    save: () => {
      const body = field()?.value ?? "";
      const stance = new FormData(form.current ?? undefined).get("stance");
      keep(slot, body.trim() === "" ? null : ({ body, stance: String(stance ?? ""), who } satisfies Draft));
    },
    /** The text goes with a signed-out person to the sign-in, which posts it. */
    handOver: () => {
      const draft = readKept<Draft>(slot);
      if (draft) keep(slot, { ...draft, handedOver: Date.now() });
    },
  };
}
