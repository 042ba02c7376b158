import { useT } from "#app/i18n/i18n-context.tsx";

type Props = { reading: number; othersWrite: boolean };

/** How many read besides oneself and that somebody writes; its line is always there, so that nothing moves. */
export function PresenceLine({ reading, othersWrite }: Props) {
  const t = useT();
  return (
    <p className="p-meta p-presence">
      {reading > 1 ? <span>{t("comments.reading", { count: reading })}</span> : null}
      {othersWrite ? <span>{t("comments.writing")}</span> : null}
    </p>
  );
}
