import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Section } from "#app/ui/Section.tsx";
import { DEMO_ROLES } from "./demo-accounts.ts";

/** One press signs in, while the database is a demo served to this machine alone. */
export function DemoAccounts({ next }: { next: string }) {
  const t = useT();
  return (
    <Section title={t("accounts.demo.title")} id="demo">
      <p>{t("accounts.demo.text")}</p>
      <Form method="post" action="/login/demo" reloadDocument className="p-form__acts">
        <input type="hidden" name="next" value={next} />
        {DEMO_ROLES.map((role) => (
          <Button key={role} look="quiet" name="role" value={role}>
            {t(`accounts.demo.${role}`)}
          </Button>
        ))}
      </Form>
    </Section>
  );
}
