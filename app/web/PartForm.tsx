import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import type { formState } from "./form.ts";

type Props = {
  form: ReturnType<typeof formState>;
  formKey: string;
  /** The version that was shown, and what is saved now: shown when somebody else was quicker. */
  version?: string;
  saved?: string[];
  submit?: string;
  children: ReactNode;
};

/** A part of something shared, as a form of its own. Who comes second keeps their text and sees what was saved. */
export function PartForm({ form, formKey, version = "", saved = [], submit, children }: Props) {
  const t = useT();
  const wasChanged = form.errorOf("version") !== undefined;
  return (
    <>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {wasChanged ? (
        <div id="version" tabIndex={-1}>
          <Notice kind="warn" title={t("admin.savedNow")}>
            <ul className="p-lines">
              {saved.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      <Form method="post" className="p-form" reloadDocument>
        <HiddenKey value={form.key ?? formKey} />
        <input type="hidden" name="version" value={wasChanged ? version : form.typed("version", version)} />
        {children}
        <div className="p-form__acts">
          <Button size="lg">{submit ?? t("common.save")}</Button>
        </div>
      </Form>
    </>
  );
}
