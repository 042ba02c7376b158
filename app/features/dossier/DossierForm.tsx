import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";

/** One of the forms of a dossier, with what it does and what it is about, and a key of its own beside the page's other forms. */
export function DossierForm({
  act,
  formKey,
  send,
  children,
  ...about
}: {
  act: string;
  formKey: string;
  /** What its button says, under the fields. */
  send?: string;
  children: ReactNode;
  id?: string;
  on?: "0" | "1";
  className?: string;
}) {
  const { locale } = useI18n();
  const { id, on, className } = about;
  return (
    <Form method="post" className={className ?? "p-form"} reloadDocument>
      <HiddenKey value={`${formKey}-${act}${id === undefined ? "" : `-${id.slice(-12)}`}`} />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="lang" value={locale} />
      {id === undefined ? null : <input type="hidden" name="id" value={id} />}
      {on === undefined ? null : <input type="hidden" name="on" value={on} />}
      {children}
      {send === undefined ? null : (
        <div className="p-form__acts">
          <Button look={act === "head" ? "primary" : "quiet"}>{send}</Button>
        </div>
      )}
    </Form>
  );
}

/** A press about one row. */
export function RowButton({
  act,
  formKey,
  id,
  on,
  label,
  about,
}: {
  act: string;
  formKey: string;
  id: string;
  on?: "0" | "1";
  label: string;
  /** Which row, to who hears the button alone. */
  about: string;
}) {
  return (
    <DossierForm act={act} formKey={formKey} id={id} on={on} className="p-row-form">
      <Button look="quiet" size="sm" aria-label={`${label}: ${about}`}>
        {label}
      </Button>
    </DossierForm>
  );
}
