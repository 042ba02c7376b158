import { useEffect, useRef } from "react";

type Props = {
  title: string;
  errors: { field: string | null; text: string }[];
  takesFocus?: boolean;
};

/** What is wrong with a form, on top of it, each with a link to its field. Takes the focus when it appears, unless told not to. */
export function ErrorSummary({ title, errors, takesFocus = true }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const said = errors.map((error) => error.text).join("\n");
  useEffect(() => {
    if (said && takesFocus) box.current?.focus();
  }, [said, takesFocus]);
  if (errors.length === 0) return null;
  return (
    <div className="p-error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field}${error.text}`}>
            {error.field ? <a href={`#${error.field}`}>{error.text}</a> : error.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
