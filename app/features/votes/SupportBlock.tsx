import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";

type Props = {
  number: number | null;
  title: string;
  supports: number;
  importedSupports: number;
  voted: boolean;
  open: boolean;
};

/** How many support an idea, and one's own support: a button in a form, pressed or not. */
export function SupportBlock({ number, title, supports, importedSupports, voted, open }: Props) {
  const t = useT();
  return (
    <div className="p-support">
      <p className="p-support__count">
        <strong data-live="supports">{supports}</strong>{" "}
        <span>{t("votes.supports", { count: supports })}</span>
      </p>
      {importedSupports > 0 ? (
        <p className="p-meta">{t("votes.imported", { count: importedSupports })}</p>
      ) : null}
      {open ? (
        <Form method="post" action={`/ideas/${number}/vote`} preventScrollReset>
          <input type="hidden" name="act" value={voted ? "withdraw" : "cast"} />
          <Button
            size="lg"
            look={voted ? "quiet" : "primary"}
            aria-pressed={voted}
            aria-label={`${voted ? t("votes.withdraw") : t("votes.cast")}: ${title}`}
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
        <p className="p-support__closed">{voted ? t("votes.mineClosed") : t("votes.closed")}</p>
      )}
    </div>
  );
}
