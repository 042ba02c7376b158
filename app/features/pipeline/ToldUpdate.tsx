import { Uploads } from "#app/features/uploads/Uploads.tsx";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { Evidence } from "./Evidence.tsx";
import type { OfficialUpdate } from "./update.queries.server.ts";

/** What was officially told, within the story of its idea. */
export function ToldUpdate({ update }: { update: OfficialUpdate }) {
  const { t, ...zone } = useI18n();
  const by = update.organisation ?? update.person;
  return (
    <div className="p-result__update">
      <p>
        <Tag kind="official">{t(`pipeline.update.${update.kind}`)}</Tag>{" "}
        <span className="p-meta">{[by, longDate(update.at, zone)].filter(Boolean).join(" · ")}</span>
      </p>
      <Prose html={update.html} lang={update.lang} />
      <Evidence figures={update.figures} links={update.links} lang={update.lang} />
      <Uploads files={update.files} lang={update.lang} />
    </div>
  );
}
