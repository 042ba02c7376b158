import { Form } from "@remix-run/react";
import type { Localized } from "#app/features/spaces/space.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { formState } from "#app/web/form.ts";
import { GroundsFields } from "./GroundsFields.tsx";
import { QuotedText } from "./QuotedText.tsx";
import type { ShownText } from "./shown-text.queries.server.ts";

type Props = {
  act: "removal" | "restoration";
  text: ShownText;
  rules: { number: number; text: Localized }[];
  mayDecide: boolean;
  answer: unknown;
};

/** A moderator takes a public text away, or brings it back, with its rule and reason. */
export function GroundsPage({ act, text, rules, mayDecide, answer }: Props) {
  const t = useT();
  const form = formState(answer, t);
  const isNow = text.state === (act === "removal" ? "approved" : "removed");
  const back = act === "removal" ? `/ideas/${text.number}` : "/moderation/log";
  return (
    <div className="p-narrow">
      <PageHeading title={t(`moderation.${act}.title`)} lead={t(`moderation.${act}.lead`)} />
      <QuotedText text={text} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {mayDecide ? null : <Notice title={t("moderation.ownText")} />}
      {isNow ? null : <Notice title={t(`moderation.${act}.already`)} />}
      {mayDecide && isNow ? (
        <Form method="post" className="p-form" reloadDocument>
          <GroundsFields
            form={form}
            rules={rules}
            legend={t(act === "removal" ? "moderation.whichRule" : "moderation.restoration.rule")}
          />
          <div className="p-form__acts">
            <Button look={act === "removal" ? "danger" : "primary"}>{t(`moderation.${act}.act`)}</Button>
            <ButtonLink to={back} look="quiet" reload>
              {t("common.cancel")}
            </ButtonLink>
          </div>
        </Form>
      ) : (
        <p>
          <a href={back}>{t("common.back")}</a>
        </p>
      )}
    </div>
  );
}
