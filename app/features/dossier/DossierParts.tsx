import { ideaPath } from "#app/features/ideas/idea.ts";
import type { StageNames } from "#app/features/spaces/stage-words.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Section } from "#app/ui/Section.tsx";
import { type Document, Documents } from "./Documents.tsx";
import { DossierHead } from "./DossierHead.tsx";
import type { DossierPart } from "./dossier.ts";
import { History } from "./History.tsx";
import type { HistoryEntry } from "./history.queries.server.ts";
import { LinkedIdeas } from "./LinkedIdeas.tsx";
import type { LinkedIdeas as Linked } from "./linked-ideas.queries.server.ts";
import { MilestoneFields } from "./MilestoneFields.tsx";
import { Notes } from "./Notes.tsx";
import { Spendings } from "./Spendings.tsx";
import { Tasks } from "./Tasks.tsx";

type Props = DossierPart & {
  idea: { number: number | null; slug: string };
  organisers: { id: string; name: string }[];
  documents: Document[];
  linked: Linked;
  history: HistoryEntry[];
  stageNames: StageNames;
};

/** What organisers keep of an idea, part by part, each with who sees it. */
export function DossierParts({ idea, organisers, documents, linked, history, stageNames, ...part }: Props) {
  const t = useT();
  const { dossier } = part;
  return (
    <>
      <DossierHead {...part} organisers={organisers} />
      <Section title={t("dossier.milestones")} id="milestones" aside={<Public />}>
        <MilestoneFields {...part} />
      </Section>
      <Section title={t("dossier.money")} id="money" aside={dossier.moneyPublic ? <Public /> : <Internal />}>
        <Spendings {...part} />
      </Section>
      <Section title={t("dossier.tasks")} id="tasks" aside={<Internal />}>
        <Tasks {...part} />
      </Section>
      <Section title={t("dossier.notes")} id="notes" aside={<Internal />}>
        <Notes {...part} />
      </Section>
      <Section title={t("dossier.documents")} id="documents" aside={<Internal />}>
        <Documents documents={documents} number={idea.number} formKey={part.formKey} />
      </Section>
      <Section title={t("dossier.linked")} id="linked" aside={<Public />}>
        <LinkedIdeas {...part} linked={linked} />
      </Section>
      <Section title={t("dossier.history")} id="history" aside={<Internal />}>
        <History entries={history} names={stageNames} />
      </Section>
      <p className="p-form__acts">
        <ButtonLink to={ideaPath(idea)} look="quiet" reload>
          {t("dossier.toIdea")}
        </ButtonLink>
        <ButtonLink to={`/board/ideas/${idea.number}`} look="quiet" reload>
          {t("pipeline.move")}
        </ButtonLink>
      </p>
    </>
  );
}

function Public() {
  return <span className="p-meta">{useT()("dossier.public")}</span>;
}

function Internal() {
  return <span className="p-meta">{useT()("dossier.internal")}</span>;
}
