import { useT } from "#app/i18n/i18n-context.tsx";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { TextField } from "#app/ui/TextField.tsx";

type Data = { key?: unknown; params?: unknown; requestId?: unknown } | null;

/** What went wrong, in the page's language, with a way on. Never a stack trace. */
export function ErrorPage({
  status,
  data,
  searchId = "q",
}: {
  status: number;
  data: Data;
  searchId?: string;
}) {
  const t = useT();
  const said =
    typeof data?.key === "string"
      ? t(data.key as MessageKey, (data.params ?? {}) as Record<string, string>)
      : null;
  const title =
    status === 404 || status === 405
      ? t("errors.page.notFound.title")
      : status === 403
        ? t("errors.page.forbidden.title")
        : status >= 500
          ? t("errors.page.unexpected.title")
          : (said ?? t("errors.invalid"));
  const text =
    status === 404 || status === 405
      ? t("errors.page.notFound.text")
      : (said ?? t("errors.page.unexpected.text", { id: String(data?.requestId ?? "–") }));
  return (
    <div className="p-notfound">
      <p className="p-notfound__status">{status}</p>
      <h1>{title}</h1>
      {text === title ? null : <p>{text}</p>}
      <form method="get" action="/ideas" className="p-form">
        <TextField name="q" id={searchId} label={t("errors.page.search")} type="search" />
        <div className="p-form__acts">
          <Button>{t("common.nav.search")}</Button>
          <ButtonLink to="/" look="quiet" reload>
            {t("errors.page.home")}
          </ButtonLink>
        </div>
      </form>
    </div>
  );
}
