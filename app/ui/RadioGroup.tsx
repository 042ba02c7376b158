import type { ReactNode } from "react";
import type { Option } from "./Select.tsx";

type Props = {
  name: string;
  legend: ReactNode;
  options: Option[];
  value?: string;
  look?: "list" | "chips";
  error?: string | undefined;
};

/** A choice of one: a list, or chips in a row (as a comment's stance). The first one bears the name as its id: links from an error summary lead there. */
export function RadioGroup({ name, legend, options, value, look = "list", error }: Props) {
  return (
    <fieldset className="p-radios" data-look={look} data-state={error ? "error" : undefined}>
      <legend>{legend}</legend>
      {error ? (
        <p className="p-field__error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      <div className="p-radios__options">
        {options.map((option, index) => (
          <label key={option.value} className="p-radios__option">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              aria-describedby={error ? `${name}-error` : undefined}
              id={index === 0 ? name : `${name}-${option.value}`}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
