import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { LiveConnection } from "#app/live/live-connection.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { SiteFooter } from "./SiteFooter.tsx";
import { SiteHeader } from "./SiteHeader.tsx";
import type { Shell } from "./shell.server.ts";

/** Header, message of the act just done, page, footer. */
export function SiteShell({ shell, children }: { shell: Shell; children: ReactNode }) {
  const t = useT();
  return (
    <LiveConnection>
      <a className="p-skip" href="#content">
        {t("common.skip")}
      </a>
      <SiteHeader shell={shell} />
      <main id="content" className="p-page" tabIndex={-1}>
        {shell.flash ? (
          <div className="p-flash">
            <Notice kind="ok" live>
              <p>{shell.flash}</p>
            </Notice>
          </div>
        ) : null}
        {children}
      </main>
      <SiteFooter shell={shell} />
    </LiveConnection>
  );
}
