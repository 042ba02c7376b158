import { AppealUntil, RestrictionWords } from "#app/features/ideas/RestrictionWords.tsx";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import type { IdeaPageData } from "#app/web/idea-page.server.ts";

/** What its author, and staff, are told of an idea that is not public, or of a new version that is not. */
export function IdeaNotice({
  data,
}: {
  data: Pick<IdeaPageData, "idea" | "restriction" | "edit" | "bits" | "usualWait">;
}) {
  const t = useT();
  const { idea, edit, bits } = data;
  const isPublic = idea.state === "approved";
  if (isPublic && !edit) return null;
  const restriction = edit?.restriction ?? data.restriction;
  const isPending = isPublic ? edit?.state === "pending" : idea.state === "pending";
  const title = isPublic
    ? t(
        edit?.state === "redacted"
          ? "comments.redacted"
          : isPending
            ? "ideas.revised.pending"
            : "ideas.revised.rejected",
      )
    : t(`ideas.state.${idea.state}`);
  return (
    <Notice kind={isPending ? "pending" : "danger"} title={title}>
      {isPending && data.usualWait ? <p>{t("spaces.usualWait", { wait: data.usualWait })}</p> : null}
      {edit ? (
        <p>
          <strong>{edit.title}</strong>
        </p>
      ) : null}
      {restriction ? <RestrictionWords restriction={restriction} /> : null}
      {bits.mine && restriction ? (
        <p className="p-form__acts">
          <ButtonLink to={`/ideas/${idea.number}/edit`}>{t("comments.editAgain")}</ButtonLink>
          {restriction.appeal ? null : (
            <ButtonLink to={`/decisions/${restriction.decisionId}/appeal`} look="quiet" reload>
              {t("ideas.appeal.ask")}
            </ButtonLink>
          )}
        </p>
      ) : null}
      {bits.mine && restriction ? <AppealUntil restriction={restriction} /> : null}
    </Notice>
  );
}
