import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { hasRole, hasRoleAnywhere } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import { LIMITS } from "#app/core/limits.ts";
import { enterIdea } from "#app/features/ideas/enter-idea.server.ts";
import { receivedIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { ProposeFields } from "#app/features/ideas/ProposeFields.tsx";
import { organisedChoices } from "#app/features/ideas/propose-choices.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(hasRoleAnywhere(actor, "organiser"));
  return {
    title: translateIn(context.locale)("board.enter"),
    choices: await organisedChoices(context.app, actor, (space) => hasRole(actor, "organiser", space.id)),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, receivedIdea);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const idea = await enterIdea(context.app, actor, form.values, form.key);
    return redirect(ideaPath(idea), 303);
  });
});

export const meta = pageTitle;

/** An idea that came on paper or in a meeting. */
export default function Enter() {
  const { t, locale } = useI18n();
  const { choices, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const start = {
    title: "",
    body: "",
    space: "",
    kind: "idea",
    lang: locale,
    category: "",
    onBehalfOf: "",
    to: "",
  } as const;
  return (
    <div className="p-narrow">
      <PageHeading title={t("board.enter")} lead={t("board.enterLead")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form" reloadDocument>
        <HiddenKey value={form.key ?? key} />
        <RadioGroup
          name="origin"
          legend={t("ideas.origin")}
          look="chips"
          value={form.typed("origin", "paper")}
          options={(["paper", "meeting"] as const).map((one) => ({
            value: one,
            label: t(`ideas.origin.${one}`),
          }))}
          error={form.errorOf("origin")}
        />
        <TextField
          name="note"
          label={t("board.originNote")}
          hint={t("board.originNoteHint")}
          error={form.errorOf("note")}
          defaultValue={form.typed("note")}
          maxLength={200}
        />
        <TextField
          name="title"
          label={t("board.enterTitle")}
          error={form.errorOf("title")}
          defaultValue={form.typed("title")}
          maxLength={LIMITS.title.max}
        />
        <TextArea
          name="body"
          rows={10}
          label={t("board.enterBody")}
          error={form.errorOf("body")}
          defaultValue={form.typed("body")}
        />
        <ProposeFields form={form} choices={choices} start={start} askSpace={t("board.enterSpace")} />
        <div className="p-form__acts">
          <Button size="lg">{t("board.enterNow")}</Button>
          <ButtonLink to="/board" look="quiet" reload>
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
