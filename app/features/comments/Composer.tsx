import { Form } from "@remix-run/react";
import type { Membership } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { formState } from "#app/web/form.ts";
import { STANCES } from "./comment.ts";

type Props = {
  formKey: string;
  answer: unknown;
  memberships: Membership[];
  ownName: string | null;
  /** The comment that is answered. */
  reply: { id: string; name: string } | null;
  reviewed: boolean;
};

/** Writes a comment or a reply. A plain form; signed out, the text is kept while one signs in. */
export function Composer({ formKey, answer, memberships, ownName, reply, reviewed }: Props) {
  const { t, locale } = useI18n();
  const form = formState(answer, t);
  return (
    <Form method="post" id="composer" className="p-composer p-form" reloadDocument>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <HiddenKey value={form.key ?? formKey} />
      <input type="hidden" name="parent" value={reply?.id ?? ""} />
      <TextArea
        name="body"
        label={reply ? t("comments.replyTo", { name: reply.name }) : t("comments.yours")}
        hint={reviewed ? t("comments.reviewedHint") : null}
        error={form.errorOf("body")}
        defaultValue={form.typed("body")}
        maxLength={LIMITS.comment.max}
        required
      />
      <RadioGroup
        name="stance"
        legend={t("comments.stance")}
        look="chips"
        value={form.typed("stance")}
        options={[
          { value: "", label: t("comments.stance.none") },
          ...STANCES.map((stance) => ({ value: stance, label: t(`comments.stance.${stance}`) })),
        ]}
      />
      <input type="hidden" name="lang" value={locale} />
      {memberships.length > 0 && ownName ? (
        <Select
          name="onBehalfOf"
          label={t("ideas.signAs")}
          defaultValue={form.typed("onBehalfOf")}
          options={[
            { value: "", label: ownName },
            ...memberships.map((held) => ({
              value: held.organisationId,
              label: `${ownName} · ${held.name}`,
            })),
          ]}
        />
      ) : null}
      <div className="p-form__acts">
        <Button>{t("comments.send")}</Button>
        {reply ? <a href="?#composer">{t("common.cancel")}</a> : null}
      </div>
    </Form>
  );
}
