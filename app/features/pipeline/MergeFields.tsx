import type { FormEvent } from "react";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { OTHER_IDEA } from "./merge.ts";
import type { MergeTarget } from "./merge-targets.queries.server.ts";

type Form = ReturnType<typeof formState>;

/** Which idea this one goes on in, by one press or by its number, and why. */
export function MergeFields({ form, similar }: { form: Form; similar: MergeTarget[] }) {
  const t = useT();
  return (
    <>
      <div>
        {similar.length > 0 ? <SimilarChoice form={form} similar={similar} /> : null}
        <TextField
          name="into"
          label={t("board.merge.into")}
          hint={t("board.merge.intoHint")}
          error={form.errorOf("into")}
          defaultValue={form.typed("into")}
          onInput={chooseOther}
          inputMode="numeric"
          required={similar.length === 0}
        />
      </div>
      <TextArea
        name="note"
        label={t("board.merge.note")}
        hint={t("board.merge.noteHint")}
        error={form.errorOf("note")}
        defaultValue={form.typed("note")}
        required
      />
    </>
  );
}

/** Each beside a link that opens it without leaving what one is writing. */
function SimilarChoice({ form, similar }: { form: Form; similar: MergeTarget[] }) {
  const t = useT();
  const chosen = form.typed("similar");
  return (
    <fieldset className="p-radios" onChange={clearNumber}>
      <legend>{t("board.merge.similar")}</legend>
      <ul className="p-radios__options p-merge-choice">
        {similar.map((idea) => (
          <li key={idea.number}>
            <label className="p-radios__option">
              <input
                type="radio"
                name="similar"
                value={idea.number}
                defaultChecked={chosen === `${idea.number}`}
              />
              <span>
                Nº {idea.number} <strong lang={idea.lang}>{idea.title}</strong>
                <span className="p-meta">
                  <StageLine stage={idea.stage} own={idea.own} /> · {idea.supports}{" "}
                  {t("votes.supports", { count: idea.supports })}
                </span>
              </span>
            </label>
            <a href={ideaPath(idea)} target="_blank" rel="noopener" title={t("ideas.new.otherTab")}>
              {t("board.merge.read")}
              <span className="p-visually-hidden">
                {" "}
                Nº {idea.number} ({t("ideas.new.otherTab")})
              </span>
            </a>
          </li>
        ))}
        <li>
          <label className="p-radios__option">
            <input type="radio" name="similar" value={OTHER_IDEA} defaultChecked={chosen === OTHER_IDEA} />
            <span>{t("board.merge.other")}</span>
          </label>
        </li>
      </ul>
    </fieldset>
  );
}

/** With a script what is done last counts: writing a number chooses "another", choosing from the list empties the number. */
function chooseOther({ currentTarget: { form, value } }: FormEvent<HTMLInputElement>): void {
  const other = form?.querySelector<HTMLInputElement>(`[name="similar"][value="${OTHER_IDEA}"]`);
  if (other && value !== "") other.checked = true;
}

function clearNumber({ target }: FormEvent<HTMLFieldSetElement>): void {
  const { form, value } = target as HTMLInputElement;
  const number = form?.querySelector<HTMLInputElement>('[name="into"]');
  if (number && value !== OTHER_IDEA) number.value = "";
}
