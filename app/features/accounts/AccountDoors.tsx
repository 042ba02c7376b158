import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Checkbox } from "#app/ui/Checkbox.tsx";
import { Section } from "#app/ui/Section.tsx";

/** Password, tokens, one's own data, and the way out. */
export function AccountDoors() {
  const t = useT();
  return (
    <>
      <Section title={t("accounts.password.title")} id="password">
        <p>{t("accounts.password.lead")}</p>
        <p>
          <a href="/settings/password">{t("common.change")}</a>
        </p>
      </Section>
      <Section title={t("accounts.tokens.title")} id="tokens">
        <p>{t("accounts.tokens.text")}</p>
        <p>
          <a href="/settings/tokens">{t("accounts.tokens.create")}</a>
        </p>
      </Section>
      <Section title={t("accounts.export.title")} id="export">
        <p>{t("accounts.export.text")}</p>
        <p>
          <a href="/settings/export" download>
            {t("accounts.export.do")}
          </a>
        </p>
      </Section>
      <Section title={t("accounts.erase.title")} id="erase">
        <p>{t("accounts.erase.text")}</p>
        <Form method="post" action="/settings/erasure" reloadDocument className="p-form">
          <Checkbox name="confirm" value="1" label={t("accounts.erase.confirm")} required />
          <div className="p-form__acts">
            <Button look="danger">{t("accounts.erase.do")}</Button>
          </div>
        </Form>
      </Section>
    </>
  );
}
