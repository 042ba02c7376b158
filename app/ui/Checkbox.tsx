import type { InputHTMLAttributes, ReactNode } from "react";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  name: string;
  label: ReactNode;
  error?: string | undefined;
};

/** A checkbox beside its words. */
export function Checkbox({ name, id = name, label, error, ...rest }: Props) {
  return (
    <div className="p-check" data-state={error ? "error" : undefined}>
      <input
        {...rest}
        type="checkbox"
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {error ? (
        <p className="p-field__error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
