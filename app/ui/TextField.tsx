import type { InputHTMLAttributes } from "react";
import { describedBy, Field, type FieldProps } from "./Field.tsx";

type Props = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id">;

/** One line of text with its label, hint and error. */
export function TextField({ name, id = name, label, hint, error, optional, type = "text", ...rest }: Props) {
  return (
    <Field {...{ name, id, label, hint, error, optional }}>
      <input
        {...rest}
        className="p-input"
        type={type}
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </Field>
  );
}
