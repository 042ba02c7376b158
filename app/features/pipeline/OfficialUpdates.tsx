import { Uploads } from "#app/features/uploads/Uploads.tsx";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Avatar } from "#app/ui/Avatar.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { Evidence } from "./Evidence.tsx";
import type { OfficialUpdate } from "./update.queries.server.ts";

/** What was officially said of an idea, each with the stamp of what it is and of whom it comes from. */
export function OfficialUpdates({ updates }: { updates: OfficialUpdate[] }) {
  const { t, ...zone } = useI18n();
  if (updates.length === 0) return null;
  return (
    <Section title={t("pipeline.updates")} id="official">
      {updates.map((update) => {
        const by = update.organisation ?? update.person;
        return (
          <article key={update.id} className="p-comment" data-kind="official" id={`u-${update.id}`}>
            <Avatar name={by ?? "—"} square />
            <div>
              <header className="p-comment__head">
                <Tag kind="official">{t(`pipeline.update.${update.kind}`)}</Tag>
                {by ? <strong>{by}</strong> : null}
                <span className="p-meta">
                  {update.organisation && update.person ? `${update.person} · ` : ""}
                  {longDate(update.at, zone)}
                </span>
              </header>
              <Prose html={update.html} lang={update.lang} />
              <Evidence figures={update.figures} links={update.links} lang={update.lang} />
              <Uploads files={update.files} lang={update.lang} />
            </div>
          </article>
        );
      })}
    </Section>
  );
}
