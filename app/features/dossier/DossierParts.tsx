import type { StageNames } from "#app/features/spaces/stage-words.ts";
import { type Document, Documents } from "./Documents.tsx";
import { DossierHead } from "./DossierHead.tsx";
import { type DossierPart, ownForm } from "./dossier.ts";
import { FoldedPart } from "./FoldedPart.tsx";
import { History } from "./History.tsx";
import type { HistoryEntry } from "./history.queries.server.ts";
import { LinkedIdeas } from "./LinkedIdeas.tsx";
import type { LinkedIdeas as Linked } from "./linked-ideas.queries.server.ts";
import { MilestoneFields } from "./MilestoneFields.tsx";
import { Notes } from "./Notes.tsx";
import { Spendings } from "./Spendings.tsx";
import { Tasks } from "./Tasks.tsx";

type Props = DossierPart & {
  idea: { number: number | null };
  organisers: { id: string; name: string }[];
  documents: Document[];
  linked: Linked;
  history: HistoryEntry[];
  stageNames: StageNames;
};

/** What organisers keep of an idea, part by part, each with who sees it. */
export function DossierParts({ idea, organisers, documents, linked, history, stageNames, ...part }: Props) {
  const { dossier } = part;
  /** Whether something of this form must be mended. */
  const wrong = (act: string) => ownForm(part.form, act) !== null;
  return (
    <>
      <DossierHead {...part} organisers={organisers} />
      <FoldedPart id="milestones" count={dossier.milestones.length} isOpen={wrong("milestone")} isPublic>
        <MilestoneFields {...part} />
      </FoldedPart>
      <FoldedPart
        id="money"
        count={dossier.spendings.length}
        isOpen={wrong("spend")}
        isPublic={dossier.moneyPublic}
      >
        <Spendings {...part} />
      </FoldedPart>
      <FoldedPart id="tasks" count={dossier.tasks.length} isOpen={wrong("task")}>
        <Tasks {...part} />
      </FoldedPart>
      <FoldedPart id="notes" count={dossier.notes.length} isOpen={wrong("note")}>
        <Notes {...part} />
      </FoldedPart>
      <FoldedPart id="documents" count={documents.length}>
        <Documents documents={documents} number={idea.number} formKey={part.formKey} />
      </FoldedPart>
      <FoldedPart
        id="linked"
        count={linked.links.length + linked.merged.length}
        isOpen={wrong("link")}
        isPublic
      >
        <LinkedIdeas {...part} linked={linked} />
      </FoldedPart>
      <FoldedPart id="history" count={history.length}>
        <History entries={history} names={stageNames} />
      </FoldedPart>
    </>
  );
}
