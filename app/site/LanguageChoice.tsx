import { LOCALES } from "#app/core/actor.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";

/** The site's languages, the present one pressed. Stands in a form for `/preferences`. */
export function LanguageChoice() {
  const { t, locale } = useI18n();
  return (
    <fieldset>
      <legend>{t("common.language")}</legend>
      {LOCALES.map((choice) => (
        <Button
          key={choice}
          look="link"
          name="lang"
          value={choice}
          lang={choice}
          aria-pressed={choice === locale}
        >
          {t(`common.language.${choice}`)}
        </Button>
      ))}
    </fieldset>
  );
}
