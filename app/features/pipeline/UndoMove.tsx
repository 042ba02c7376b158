import { Form, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import type { Telling } from "./move.ts";

/** The worker looks every second. */
const AGAIN_MS = 1_500;

/** The way back, with a bar for the time left. */
export function UndoMove({ formKey }: { formKey: string }) {
  const t = useT();
  return (
    <Form method="post" className="p-undo p-undo--move" reloadDocument>
      <HiddenKey value={formKey} />
      <span>{t("board.undo.strip")}</span>
      <Button look="link">{t("board.undo.now")}</Button>
    </Form>
  );
}

/** With a script the page follows what becomes of a move's messages. */
export function useUntilTold(telling: Telling, left: number): void {
  const { revalidate, state } = useRevalidator();
  const isOpen = telling === "waiting" || telling === "telling";
  useEffect(() => {
    if (!isOpen || state !== "idle") return;
    const timer = setTimeout(revalidate, left > 0 ? left + 100 : AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isOpen, state, left, revalidate]);
}
