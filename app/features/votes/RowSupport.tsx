import { Form } from "@remix-run/react";
import type { IdeaRow } from "#app/features/ideas/idea.queries.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";

type Props = {
  idea: Pick<IdeaRow, "number" | "title" | "supports">;
  voted: boolean;
  open: boolean;
  /** Address of the list, to come back to. */
  here: string;
};

/** How many support an idea of a list, and one's own support: a quiet button, words once there is nothing to press. */
export function RowSupport({ idea, voted, open, here }: Props) {
  const t = useT();
  return (
    <div className="p-row-support">
      <p>
        <strong className="p-idea-row__count">{idea.supports}</strong>{" "}
        <span className="p-visually-hidden">{t("votes.supports", { count: idea.supports })}</span>
      </p>
      {open ? (
        <Form method="post" action={`/ideas/${idea.number}/vote`} preventScrollReset replace>
          <input type="hidden" name="act" value={voted ? "withdraw" : "cast"} />
          <input type="hidden" name="next" value={`${here}#idea-${idea.number}`} />
          <Button
            look="quiet"
            size="sm"
            aria-pressed={voted}
            aria-label={`${voted ? t("votes.withdraw") : t("votes.cast")}: ${idea.title}`}
          >
            {voted ? (
              <>
                <Icon name="check" /> {t("votes.mine")}
              </>
            ) : (
              t("votes.cast")
            )}
          </Button>
        </Form>
      ) : (
        <p className="p-meta">
          {voted ? (
            <>
              <Icon name="check" /> {t("votes.minePast")}
            </>
          ) : (
            t("votes.closed")
          )}
        </p>
      )}
    </div>
  );
}
