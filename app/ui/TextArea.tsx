import type { TextareaHTMLAttributes } from "react";
import { describedBy, Field, type FieldProps } from "./Field.tsx";

type Props = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "id">;

/** Several lines of text with their label, hint and error. */
export function TextArea({ name, id = name, label, hint, error, optional, rows = 5, ...rest }: Props) {
  return (
    <Field {...{ name, id, label, hint, error, optional }}>
      <textarea
        {...rest}
        className="p-input p-input--area"
        rows={rows}
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </Field>
  );
}
