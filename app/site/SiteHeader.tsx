import { Form, NavLink } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { forgetKept } from "#app/live/kept.ts";
import { useLiveCount } from "#app/live/use-live-count.ts";
import { Avatar } from "#app/ui/Avatar.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { Mark } from "#app/ui/Mark.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import type { Shell } from "./shell.server.ts";
import { useMenus } from "./use-menus.ts";

const PLACES: { to: string; key: MessageKey }[] = [
  { to: "/ideas", key: "common.nav.ideas" },
  { to: "/spaces", key: "common.nav.spaces" },
  { to: "/pipeline", key: "common.nav.pipeline" },
  { to: "/results", key: "common.nav.results" },
  { to: "/organisations", key: "common.nav.organisations" },
];

/** The host's bar, the name, the places, and what belongs to the person. Menus are native and need no script. */
export function SiteHeader({ shell }: { shell: Shell }) {
  const t = useT();
  useMenus();
  return (
    <header className="p-site-header">
      <div className="p-site-header__inner">
        <a className="p-site-header__home" href="/">
          <Mark />
          <span className="p-site-header__word">planter</span>
          {shell.siteName === "Planter" ? null : (
            <span className="p-site-header__host">{shell.siteName}</span>
          )}
        </a>
        <nav className="p-site-nav" aria-label={t("common.nav")}>
          <Places shell={shell} />
        </nav>
        <div className="p-site-header__own">
          <a className="p-site-header__icon" href="/ideas#q" aria-label={t("common.nav.search")}>
            <Icon name="search" />
          </a>
          <details className="p-menu p-site-header__languages">
            <summary aria-label={t("common.language")}>
              <Icon name="globe" />
            </summary>
            <div className="p-menu__panel">
              <Languages here={shell.here} />
            </div>
          </details>
          {shell.viewer ? (
            <Own viewer={shell.viewer} />
          ) : (
            <ButtonLink to={`/login?next=${encodeURIComponent(shell.here)}`} look="quiet">
              {t("common.nav.signIn")}
            </ButtonLink>
          )}
          <details className="p-menu p-site-header__phone">
            <summary aria-label={t("common.menu")}>
              <Icon name="menu" />
            </summary>
            <div className="p-menu__panel">
              <nav aria-label={t("common.menu")}>
                <Places shell={shell} />
              </nav>
              <Languages here={shell.here} />
            </div>
          </details>
        </div>
      </div>
    </header>
  );
}

function Languages({ here }: { here: string }) {
  return (
    <form method="post" action="/preferences">
      <input type="hidden" name="next" value={here} />
      <LanguageChoice />
    </form>
  );
}

function Places({ shell }: { shell: Shell }) {
  const t = useT();
  const { viewer } = shell;
  const desks: { to: string; key: MessageKey; show: boolean }[] = [
    { to: "/moderation", key: "common.nav.moderation", show: viewer?.moderates ?? false },
    { to: "/board", key: "common.nav.board", show: viewer?.organises ?? false },
    { to: "/admin", key: "common.nav.admin", show: viewer?.administers ?? false },
  ];
  return (
    <ul>
      {PLACES.map((place) => (
        <li key={place.to}>
          <NavLink to={place.to} reloadDocument={shell.desk}>
            {t(place.key)}
          </NavLink>
        </li>
      ))}
      {desks
        .filter((desk) => desk.show)
        .map((desk) => (
          <li key={desk.to}>
            <NavLink to={desk.to} reloadDocument>
              {t(desk.key)}
              {desk.to === "/moderation" ? <Waiting told={viewer?.waiting ?? 0} /> : null}
            </NavLink>
          </li>
        ))}
    </ul>
  );
}

/** How much waits for a moderator, as it changes. */
function Waiting({ told }: { told: number }) {
  const t = useT();
  const count = useLiveCount(told, "queue:changed", "/moderation/waiting");
  if (count === 0) return null;
  return (
    <>
      {" "}
      <span className="p-nav-count">
        {count}
        <span className="p-visually-hidden"> {t("common.nav.waiting", { count })}</span>
      </span>
    </>
  );
}

function Own({ viewer }: { viewer: NonNullable<Shell["viewer"]> }) {
  const t = useT();
  const unread = useLiveCount(viewer.unread, "notifications:changed", "/notifications/unread");
  return (
    <>
      <a
        className="p-site-header__icon p-site-header__bell"
        href="/notifications"
        aria-label={
          unread > 0 ? t("common.nav.notificationsUnread", { count: unread }) : t("common.nav.notifications")
        }
      >
        <Icon name="bell" />
        {unread > 0 ? <span className="p-nav-count">{unread > 99 ? "99+" : unread}</span> : null}
      </a>
      <details className="p-menu">
        <summary aria-label={t("common.nav.me")}>
          <Avatar name={viewer.name} />
        </summary>
        <div className="p-menu__panel">
          <p className="p-menu__name">{viewer.name}</p>
          <ul className="p-menu__list">
            <li>
              <a href="/me">{t("common.nav.me")}</a>
            </li>
            <li>
              <a href="/settings">{t("common.nav.settings")}</a>
            </li>
          </ul>
          <Form method="post" action="/logout" reloadDocument onSubmit={forgetKept}>
            <Button look="link">{t("common.nav.signOut")}</Button>
          </Form>
        </div>
      </details>
    </>
  );
}
