import { Link } from "@remix-run/react";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { NoAuthor } from "#app/features/ideas/Origin.tsx";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { Timeline } from "#app/features/pipeline/Timeline.tsx";
import { ToldUpdate } from "#app/features/pipeline/ToldUpdate.tsx";
import type { OwnStages } from "#app/features/spaces/stage-words.ts";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import type { BookIdea as Idea } from "./book-ideas.server.ts";
import type { Book } from "./book-page.server.ts";

type Props = { idea: Idea; own: OwnStages; say: Book["say"] };

/** An idea as a chapter tells it: what it says, what has happened, what was told. */
export function BookIdea({ idea, own, say }: Props) {
  const { t, ...zone } = useI18n();
  const facts = [
    {
      key: "by",
      term: say.by,
      value: idea.author?.organisation?.name ?? idea.author?.name ?? <NoAuthor origin={idea.origin} />,
    },
    ...(idea.publishedAt ? [{ key: "at", term: say.proposed, value: longDate(idea.publishedAt, zone) }] : []),
    { key: "supports", term: say.supports, value: idea.supports.toLocaleString(zone.locale) },
    { key: "comments", term: say.comments, value: idea.comments.toLocaleString(zone.locale) },
  ];
  return (
    <article className="p-book__idea" id={`n-${idea.number}`} aria-labelledby={`n-${idea.number}-title`}>
      <p className="p-book__head">
        <Label number={idea.number} /> <StageLine stage={idea.stage} own={own} />
      </p>
      <h3 id={`n-${idea.number}-title`}>
        <Link to={ideaPath(idea)} lang={idea.lang}>
          {idea.title}
        </Link>
      </h3>
      <Facts rows={facts} />
      <Prose html={idea.html} lang={idea.lang} />
      {idea.story.length > 0 ? (
        <>
          <h4>{say.story}</h4>
          <Timeline entries={idea.story} names={own.names} />
        </>
      ) : null}
      {idea.updates.map((update) => (
        <ToldUpdate key={update.id} update={update} />
      ))}
    </article>
  );
}
