import { useT } from "#app/i18n/i18n-context.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import type { formState } from "#app/web/form.ts";
import type { SpaceWords } from "./words.queries.server.ts";

/** A space's own words, one a line, and those of the lists that it leaves out. */
export function WordFields({ form, words }: { form: ReturnType<typeof formState>; words: SpaceWords }) {
  const t = useT();
  return (["find", "skip"] as const).map((purpose) => (
    <TextArea
      key={purpose}
      name={purpose}
      rows={8}
      label={t(`screening.words.${purpose}`)}
      hint={t(`screening.words.${purpose}Hint`)}
      error={form.errorOf(purpose)}
      defaultValue={form.typed(purpose, words[purpose].join("\n"))}
      spellCheck={false}
    />
  ));
}
