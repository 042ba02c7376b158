import { useT } from "#app/i18n/i18n-context.tsx";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { Button } from "#app/ui/Button.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import type { Shell } from "./shell.server.ts";

type Column = { title: MessageKey; links: { to: string; key: MessageKey }[] };

const COLUMNS: Column[] = [
  {
    title: "common.footer.take",
    links: [
      { to: "/ideas/new", key: "common.nav.propose" },
      { to: "/rules", key: "common.nav.rules" },
    ],
  },
  {
    title: "common.footer.open",
    links: [
      { to: "/pipeline", key: "common.nav.pipeline" },
      { to: "/results", key: "common.nav.results" },
      { to: "/organisations", key: "common.nav.organisations" },
      { to: "/moderation/log", key: "common.nav.log" },
      { to: "/insights", key: "common.nav.insights" },
      { to: "/transparency", key: "common.nav.transparency" },
      { to: "/open-data", key: "common.nav.openData" },
    ],
  },
  {
    title: "common.footer.help",
    links: [
      { to: "/accessibility", key: "common.nav.accessibility" },
      { to: "/privacy", key: "common.nav.privacy" },
    ],
  },
];

const THEMES: { value: string; key: MessageKey }[] = [
  { value: "auto", key: "common.theme.auto" },
  { value: "light", key: "common.theme.light" },
  { value: "dark", key: "common.theme.dark" },
];

/** Places, language and colours. Plain forms that reload: the page's language is fetched whole. */
export function SiteFooter({ shell }: { shell: Shell }) {
  const t = useT();
  return (
    <footer className="p-site-footer">
      <div className="p-site-footer__inner">
        <p className="p-site-footer__about">{t("common.footer.about")}</p>
        {COLUMNS.map((column) => (
          <nav key={column.title} aria-label={t(column.title)}>
            <h2>{t(column.title)}</h2>
            <ul>
              {column.links.map((link) => (
                <li key={link.to}>
                  <a href={link.to}>{t(link.key)}</a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
        <form className="p-site-footer__choices" method="post" action="/preferences">
          <input type="hidden" name="next" value={shell.here} />
          <LanguageChoice />
          <fieldset>
            <legend>{t("common.theme")}</legend>
            {THEMES.map((choice) => (
              <Button
                key={choice.value}
                look="link"
                name="theme"
                value={choice.value}
                aria-pressed={choice.value === (shell.theme ?? "auto")}
              >
                {t(choice.key)}
              </Button>
            ))}
          </fieldset>
        </form>
      </div>
    </footer>
  );
}
