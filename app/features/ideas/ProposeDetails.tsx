import type { Draft } from "./draft.ts";
import { ProposeFields } from "./ProposeFields.tsx";
import { ProposeStep, type StepForm } from "./ProposeStep.tsx";
import type { ProposeChoices } from "./propose-choices.queries.server.ts";

type Props = { form: StepForm; draft: Draft; choices: ProposeChoices };

/** Third step: where it goes, what it is, in which language, and in whose name. */
export function ProposeDetails({ form, draft, choices }: Props) {
  return (
    <ProposeStep step="details" form={form} start={draft} draft={draft}>
      <ProposeFields form={form} choices={choices} start={draft} />
    </ProposeStep>
  );
}
