import type { FormEvent, ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { KeyCap } from "./KeyCap.tsx";

type Props = {
  act: string;
  /** The key that opens it. */
  cap: string;
  title: string;
  send: string;
  open?: boolean;
  action: string;
  submit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/** A form that a key opens. To reset it, by its button or by Escape, is to leave it: everything is as it was. */
export function KeyPart({ act, cap, title, send, open, action, submit, children }: Props) {
  return (
    <details className="p-part" data-act={act} open={open}>
      <summary>
        {title} <KeyCap>{cap}</KeyCap>
      </summary>
      <form method="post" action={action} onSubmit={submit} onReset={leavePart} className="p-form">
        {children}
        <div className="p-form__acts">
          <Button>{send}</Button>
          <LeaveButton />
        </div>
      </form>
    </details>
  );
}

/** Leaves a form of the desk, as Escape does. */
export function LeaveButton() {
  const t = useT();
  return (
    <Button type="reset" look="quiet">
      {t("common.cancel")} <KeyCap>Esc</KeyCap>
    </Button>
  );
}

/** Closes what a form stands in and what it has opened, and gives the focus back to the text that is decided. */
export function leavePart({ currentTarget: form }: FormEvent<HTMLFormElement>): void {
  for (const part of [form.closest("details"), form.querySelector("details")]) part?.removeAttribute("open");
  form.closest<HTMLElement>("[popover]")?.togglePopover?.(false);
  form.closest<HTMLElement>(".p-desk__pane")?.focus({ preventScroll: true });
}
