import { LIMITS } from "#app/core/limits.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import type { OrganisationKind, OrganisationState } from "./organisation.ts";

type Props = {
  request: {
    kind: OrganisationKind;
    website: string;
    description: string;
    state: OrganisationState;
    role: string;
    by: { name: string; address: string } | null;
  };
  form: ReturnType<typeof formState>;
  formKey: string;
};

/** What was asked, and the two answers: verified, saying how, or refused, saying why. */
export function RequestReview({ request, form, formKey }: Props) {
  const t = useT();
  const rows = [
    { key: "kind", term: t("admin.organisation.kind"), value: t(`organisations.kind.${request.kind}`) },
    {
      key: "by",
      term: t("admin.organisation.by"),
      value: `${request.by?.name ?? "–"} ${request.by?.address ?? ""}`,
    },
    { key: "role", term: t("admin.organisation.role"), value: request.role || "–" },
    {
      key: "website",
      term: t("admin.organisation.website"),
      value: request.website ? (
        <a href={request.website} rel="noopener noreferrer">
          {request.website}
        </a>
      ) : (
        "–"
      ),
    },
    { key: "description", term: t("admin.organisation.description"), value: request.description || "–" },
  ];
  const isRefusing = form.typed("verdict") === "refuse";
  return (
    <div className="p-narrow">
      <Facts rows={rows} />
      {request.state === "requested" ? (
        <>
          <PartForm form={form} formKey={formKey} submit={t("admin.organisation.verify")}>
            <input type="hidden" name="verdict" value="verify" />
            <TextField
              name="how"
              label={t("admin.organisation.how")}
              hint={t("admin.organisation.howHint")}
              error={form.errorOf("how")}
              defaultValue={form.typed("how")}
              maxLength={LIMITS.how.max}
              required
            />
          </PartForm>
          <details className="p-reasons" open={isRefusing}>
            <summary>{t("admin.organisation.refuse")}…</summary>
            <PartForm
              form={{ ...form, errors: [] }}
              formKey={formKey}
              submit={t("admin.organisation.refuse")}
            >
              <input type="hidden" name="verdict" value="refuse" />
              <TextArea
                name="reason"
                label={t("admin.organisation.reason")}
                hint={t("admin.organisation.reasonHint")}
                rows={3}
                error={form.errorOf("reason")}
                defaultValue={form.typed("reason")}
                required
              />
            </PartForm>
          </details>
        </>
      ) : (
        <Notice>{t(`admin.organisation.state.${request.state}`)}</Notice>
      )}
    </div>
  );
}
