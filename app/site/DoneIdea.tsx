import { Link } from "@remix-run/react";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { NoAuthor } from "#app/features/ideas/Origin.tsx";
import type { DoneIdea as Done } from "#app/features/pipeline/results.queries.server.ts";
import { ToldUpdate } from "#app/features/pipeline/ToldUpdate.tsx";
import { inLocale } from "#app/features/spaces/space.ts";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Prose } from "#app/ui/Prose.tsx";

type Props = {
  idea: Done;
  say: { day: string; by: string; from: string; supports: string; unsaid: string };
};

/** One idea that was done: when and by whom at the left, what and how one can tell at the right. */
export function DoneIdea({ idea, say }: Props) {
  const { t, locale, ...zone } = useI18n();
  const by = idea.responsible ?? idea.space.organisation;
  const facts = [
    ...(idea.doneAt
      ? [{ key: "day", term: say.day, value: longDate(idea.doneAt, { locale, ...zone }) }]
      : []),
    ...(by ? [{ key: "by", term: say.by, value: by }] : []),
    { key: "from", term: say.from, value: idea.author ?? <NoAuthor origin={idea.origin} /> },
    {
      key: "supports",
      term: say.supports,
      value: [
        t("pipeline.figure.now", { value: idea.supports, unit: "" }).trim(),
        ...(idea.importedSupports > 0 ? [t("votes.imported", { count: idea.importedSupports })] : []),
      ].join(" "),
    },
  ];
  return (
    <article className="p-result" id={`n-${idea.number}`} aria-labelledby={`n-${idea.number}-title`}>
      <header className="p-result__head">
        <Label number={idea.number} />
        <h2 id={`n-${idea.number}-title`}>
          <Link to={ideaPath(idea)} lang={idea.lang}>
            {idea.title}
          </Link>
        </h2>
        <p className="p-meta">
          <Link to={`/spaces/${idea.space.slug}`}>{inLocale(idea.space.title, locale)}</Link>
        </p>
      </header>
      <Facts rows={facts} />
      <div className="p-result__story">
        {idea.note ? <Prose html={idea.note.html} lang={idea.note.lang} /> : null}
        {idea.updates.map((update) => (
          <ToldUpdate key={update.id} update={update} />
        ))}
        {idea.note || idea.updates.length > 0 ? null : <p className="p-meta">{say.unsaid}</p>}
      </div>
    </article>
  );
}
