import { Form } from "@remix-run/react";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { Label } from "#app/ui/Label.tsx";
import type { SimilarHit } from "./similar-votes.queries.server.ts";

/**
 * Ideas like the one in the making, with two ways out for each: it is the same, so one supports it and is done;
 * or it is alike, so one reads it in another tab and what one is writing stays. The third, to go on, is the form's.
 */
export function SimilarIdeas({ ideas }: { ideas: SimilarHit[] }) {
  const t = useT();
  if (ideas.length === 0) return null;
  return (
    <ul className="p-similar__list">
      {ideas.map((idea) => (
        <li key={idea.number} className="p-similar__idea">
          <Label number={idea.number} />
          <div>
            <h3 lang={idea.lang}>{idea.title}</h3>
            <p className="p-similar__meta">
              <StageLine stage={idea.stage} own={idea.own} />
              <span>
                {idea.supports} {t("votes.supports", { count: idea.supports })}
              </span>
            </p>
            <div className="p-form__acts">
              <Same idea={idea} />
              <a
                className="p-button"
                data-look="quiet"
                data-size="md"
                href={ideaPath(idea)}
                target="_blank"
                rel="noopener"
                title={t("ideas.new.otherTab")}
              >
                {t("votes.similar.alike")}
                <span className="p-visually-hidden">
                  : {idea.title} ({t("ideas.new.otherTab")})
                </span>
              </a>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Same({ idea }: { idea: SimilarHit }) {
  const t = useT();
  if (idea.voted)
    return (
      <p className="p-meta">
        <Icon name="check" /> {t("votes.mine")}
      </p>
    );
  if (!idea.open) return null;
  return (
    <Form method="post" action={`/ideas/${idea.number}/vote`}>
      <input type="hidden" name="act" value="cast" />
      <input type="hidden" name="instead" value="1" />
      <Button look="quiet">
        {t("votes.similar.same")}
        <span className="p-visually-hidden">: {idea.title}</span>
      </Button>
    </Form>
  );
}
