import { Form } from "@remix-run/react";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import type { formState } from "#app/web/form.ts";
import { FigureFields } from "./FigureFields.tsx";
import type { KeptFigure } from "./impact.queries.server.ts";

type Props = { form: ReturnType<typeof formState>; formKey: string; figure: KeptFigure | null };

/** A figure's next version: kept as a draft, or published. */
export function FigureForm({ form, formKey, figure }: Props) {
  const { t, locale } = useI18n();
  return (
    <Form method="post" className="p-form" reloadDocument>
      <HiddenKey value={`${form.key ?? formKey}-save`} />
      <input type="hidden" name="act" value="save" />
      <input type="hidden" name="lang" value={figure?.lang ?? locale} />
      <input type="hidden" name="typedIn" value={locale} />
      {/* Who was late is late until they have seen what the other said. */}
      <input type="hidden" name="version" value={form.typed("version", String(figure?.version ?? 0))} />
      <FigureFields form={form} figure={figure} />
      <div className="p-form__acts">
        <Button look="quiet" name="as" value="draft">
          {t("impact.saveDraft")}
        </Button>
        <Button name="as" value="publish">
          {t(figure?.publicVersion ? "impact.publishCorrection" : "impact.publish")}
        </Button>
      </div>
    </Form>
  );
}

/** Takes a figure back from everybody. */
export function WithdrawForm({ formKey, figure }: { formKey: string; figure: KeptFigure }) {
  const { t } = useI18n();
  return (
    <Form method="post" className="p-form" reloadDocument>
      <HiddenKey value={`${formKey}-withdraw`} />
      <input type="hidden" name="act" value="withdraw" />
      <input type="hidden" name="version" value={figure.version} />
      <p className="p-meta">{t("impact.withdrawLead")}</p>
      <div className="p-form__acts">
        <Button look="danger">{t("impact.withdraw")}</Button>
      </div>
    </Form>
  );
}
