import { ideaPath } from "#app/features/ideas/idea.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { DossierForm, RowButton } from "./DossierForm.tsx";
import { type DossierPart, ownForm } from "./dossier.ts";
import type { LinkedIdeas as Linked } from "./linked-ideas.queries.server.ts";

type Named = { number: number | null; slug: string; title: string; lang: string };

/** The ideas that stand beside this one or go on in it, and the form to link one more. */
export function LinkedIdeas({ linked, form, formKey }: DossierPart & { linked: Linked }) {
  const { t } = useI18n();
  const own = ownForm(form, "link");
  return (
    <>
      {linked.links.length + linked.merged.length > 0 ? (
        <ul className="p-rows">
          {linked.merged.map((idea) => (
            <li key={idea.number}>
              <span>
                <IdeaName idea={idea} />
                <span className="p-meta">{t("dossier.mergedHere")}</span>
              </span>
            </li>
          ))}
          {linked.links.map((idea) => (
            <li key={idea.id}>
              <span>
                <IdeaName idea={idea} />
                {idea.isMerged ? (
                  <span className="p-meta">{t("dossier.mergedHere")}</span>
                ) : idea.isOurs ? null : (
                  <span className="p-meta">{t("dossier.linkImported")}</span>
                )}
              </span>
              {idea.isOurs ? (
                <RowButton
                  act="unlink"
                  formKey={formKey}
                  id={idea.id}
                  label={t("dossier.remove")}
                  about={idea.title}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="p-meta">{t("dossier.linkedNone")}</p>
      )}
      <DossierForm act="link" formKey={formKey} send={t("dossier.addLink")}>
        <TextField
          name="idea"
          label={t("dossier.link")}
          hint={t("dossier.linkHint")}
          error={own?.errorOf("idea")}
          defaultValue={own?.typed("idea")}
          maxLength={300}
          required
        />
      </DossierForm>
    </>
  );
}

function IdeaName({ idea }: { idea: Named }) {
  return (
    <a href={ideaPath(idea)}>
      Nº {idea.number} <span lang={idea.lang}>{idea.title}</span>
    </a>
  );
}
