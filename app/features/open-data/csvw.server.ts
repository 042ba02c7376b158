import { LOCALES } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { inLocale, type Space } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { publishing } from "./publishing.server.ts";
import { type Column, OPEN_TABLES, TABLES, type TableName } from "./tables.ts";

/**
 * The CSV on the Web description of a space's files (W3C Metadata Vocabulary for Tabular Data): one group,
 * so that a key of one file can be followed into another. Addresses in it are beside its own.
 */
export async function csvwMetadata(ctx: AppContext, space: Space): Promise<object> {
  const { licence, publisher } = await publishing(ctx.db);
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "ca" }],
    "@type": "TableGroup",
    "dc:title": inEach((locale) => inLocale(space.title, locale)),
    "dc:publisher": publisher,
    "dc:license": { "@id": licence.url },
    // The words of the stages are the same everywhere; which a space uses, and in what order, is its own.
    notes: [{ stages: space.stages }],
    tables: TABLES.map(tableOf),
  };
}

function tableOf(name: TableName) {
  const table = OPEN_TABLES[name];
  return {
    url: `${name}.csv`,
    "dc:description": said(table.says),
    tableSchema: {
      columns: table.columns.map((column) => ({
        name: column.name,
        titles: column.name,
        "dc:description": said(column.says),
        datatype: datatypeOf(column),
        ...(column.required ? { required: true } : {}),
      })),
      primaryKey: [...table.key],
      foreignKeys: table.references.map((reference) => ({
        columnReference: reference.column,
        reference: { resource: `${reference.table}.csv`, columnReference: reference.to },
      })),
    },
  };
}

function datatypeOf({ type, words }: Column) {
  return words ? { base: type, format: `^(${words.join("|")})$` } : type;
}

const said = (key: MessageKey) => inEach((locale) => translateIn(locale)(key));

function inEach(say: (locale: (typeof LOCALES)[number]) => string) {
  return LOCALES.map((locale) => ({ "@value": say(locale), "@language": locale }));
}
