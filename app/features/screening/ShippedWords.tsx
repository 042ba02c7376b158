import type { Locale } from "#app/core/actor.ts";
import { useT } from "#app/i18n/i18n-context.tsx";

export type ShippedList = { locale: Locale; kind: "insult" | "threat"; words: string[] };

/** The lists every space begins with, closed until somebody wants to read them. */
export function ShippedWords({ lists }: { lists: ShippedList[] }) {
  const t = useT();
  return lists.map(({ locale, kind, words }) => (
    <details key={`${locale}${kind}`}>
      <summary>
        {t(`screening.words.list.${kind}`, { count: words.length, language: t(`common.language.${locale}`) })}
      </summary>
      <p lang={locale}>{words.join(" · ")}</p>
    </details>
  ));
}
