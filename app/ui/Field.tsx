import type { ReactNode } from "react";

export type FieldProps = {
  /** Name of the input, and its id unless one is given. */
  name: string;
  id?: string | undefined;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Word for "optional", shown after the label. */
  optional?: string | undefined;
};

/** Ids that tie an input to its hint and its error. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return ids === "" ? undefined : ids;
}

/** Label, hint and error around one control: the message stands between label and field. */
export function Field({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className="p-field" data-state={error ? "error" : undefined}>
      <label className="p-field__label" htmlFor={id}>
        {label}
        {optional ? <span className="p-field__optional"> ({optional})</span> : null}
      </label>
      {hint ? (
        <p className="p-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="p-field__error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {children}
    </div>
  );
}
