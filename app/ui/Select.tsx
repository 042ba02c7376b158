import type { SelectHTMLAttributes } from "react";
import { describedBy, Field, type FieldProps } from "./Field.tsx";

export type Option = { value: string; label: string };
type Props = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "id"> & { options: Option[] };

/** A native select with its label, hint and error. */
export function Select({ name, id = name, label, hint, error, optional, options, ...rest }: Props) {
  return (
    <Field {...{ name, id, label, hint, error, optional }}>
      <select
        {...rest}
        className="p-input p-input--select"
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
