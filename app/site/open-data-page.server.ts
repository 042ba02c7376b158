import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { publishing } from "#app/features/open-data/publishing.server.ts";
import { OPEN_TABLES, TABLES, type TableName } from "#app/features/open-data/tables.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale, localeOf } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";

/** Everything the page about open data says, in words: it needs none of its own in the browser. */
export async function openDataPage(ctx: AppContext, locale: Locale) {
  const t = translateIn(locale);
  const [spaces, { licence, publisher, contact }] = await Promise.all([
    visibleSpaces(ctx.db, null),
    publishing(ctx.db),
  ]);
  const say = {
    lead: t("open.lead"),
    licence: t("open.licence", { licence: licence.name, publisher }),
    contact: contact ? t("open.contact", { contact }) : null,
    files: t("open.files"),
    none: t("open.none"),
    semicolon: t("open.semicolon"),
    metadata: t("open.metadata"),
    feed: t("open.feed"),
    how: t("open.how"),
    columns: t("open.columns"),
    column: t("open.column"),
    type: t("open.type"),
    meaning: t("open.meaning"),
    elsewhere: t("open.elsewhere"),
  };
  return {
    title: t("open.title"),
    say,
    licenceUrl: licence.url,
    notes: [
      t("open.how.csv"),
      t("open.how.gone"),
      t("open.how.names"),
      t("open.how.votes"),
      t("open.how.times", { zone: ctx.config.timeZone }),
    ],
    spaces: spaces.map((space) => ({
      slug: space.slug,
      title: inLocale(space.title, locale),
      lang: localeOf(space.title, locale),
    })),
    tables: TABLES.map((name) => explained(name, locale)),
    elsewhere: [
      { to: "/catalog.jsonld", text: t("open.catalogue") },
      { to: "/feed.xml", text: t("open.siteFeed") },
      { to: "/api/v1/openapi.json", text: t("open.apiDocument") },
    ],
  };
}

function explained(name: TableName, locale: Locale) {
  const t = translateIn(locale);
  const { says, key, columns, references } = OPEN_TABLES[name];
  return {
    name,
    about: t(says),
    key: t("open.key", { columns: key.join(", ") }),
    columns: columns.map((column) => {
      const reference = references.find((each) => each.column === column.name);
      return {
        name: column.name,
        type: column.type,
        meaning: [
          t(column.says),
          ...(column.words ? [t("open.words", { words: column.words.join(", ") })] : []),
          ...(reference
            ? [t("open.reference", { column: reference.to, table: `${reference.table}.csv` })]
            : []),
        ].join(" "),
      };
    }),
  };
}
