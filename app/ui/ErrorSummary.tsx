import { useEffect, useRef } from "react";

type Props = { title: string; errors: { field: string | null; text: string }[] };

/** What is wrong with a form, on top of it, each with a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ title, errors }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const said = errors.map((error) => error.text).join("\n");
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
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
