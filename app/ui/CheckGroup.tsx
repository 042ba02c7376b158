import type { ReactNode } from "react";
import type { Option } from "./Select.tsx";

type Props = {
  /** Sent as `name[]`, once for each that is ticked. */
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: Option[];
  chosen: readonly string[];
  error?: string | undefined;
};

/** A choice of several, as chips in a row. */
export function CheckGroup({ name, legend, hint, options, chosen, error }: Props) {
  return (
    <fieldset className="p-radios" data-look="chips" data-state={error ? "error" : undefined} id={name}>
      <legend>{legend}</legend>
      {hint ? <p className="p-field__hint">{hint}</p> : null}
      {error ? <p className="p-field__error">{error}</p> : null}
      <div className="p-radios__options">
        {options.map((option) => (
          <label key={option.value} className="p-radios__option">
            <input
              type="checkbox"
              name={`${name}[]`}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
