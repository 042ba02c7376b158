import { LOCALES, type Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { plainText } from "#app/core/markdown.server.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { inLocale, type Localized, type Space } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Db } from "#db/portable.ts";
import { type Publishing, publishing } from "./publishing.server.ts";
import { OPEN_TABLES, TABLES, type TableName } from "./tables.ts";

const EU = "http://publications.europa.eu/resource/authority";
const LANGUAGES: Record<Locale, string> = { ca: "CAT", es: "SPA", en: "ENG" };
const FORMATS = [
  { ending: "csv", format: "CSV", media: "text/csv" },
  { ending: "json", format: "JSON", media: "application/json" },
] as const;

const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** Every public space as a dataset of a DCAT-AP 2.1.1 catalogue, in JSON-LD. */
export async function catalogue(ctx: AppContext): Promise<object> {
  const { publicUrl: base } = ctx.config;
  const [spaces, changed, terms] = await Promise.all([
    visibleSpaces(ctx.db, null),
    lastChanges(ctx.db),
    publishing(ctx.db),
  ]);
  const publisher = agent(base, terms);
  const datasets = spaces.map((space) =>
    dataset(base, space, terms, changed.get(space.id) ?? space.createdAt),
  );
  return {
    "@context": CONTEXT,
    "@id": `${base}/catalog.jsonld`,
    "@type": "dcat:Catalog",
    "dct:title": said((locale) => `${terms.siteName}: ${translateIn(locale)("open.title")}`),
    "dct:description": said((locale) => translateIn(locale)("open.lead")),
    "dct:publisher": publisher,
    "dct:license": { "@id": terms.licence.url },
    "dct:language": LOCALES.map(language),
    "foaf:homepage": { "@id": `${base}/open-data` },
    "dcat:themeTaxonomy": { "@id": `${EU}/data-theme` },
    "dcat:dataset": datasets,
    "dcat:service": {
      "@id": `${base}/api/v1`,
      "@type": "dcat:DataService",
      "dct:title": said((locale) => translateIn(locale)("open.api")),
      "dcat:endpointURL": { "@id": `${base}/api/v1` },
      "dcat:endpointDescription": { "@id": `${base}/api/v1/openapi.json` },
      "dcat:servesDataset": datasets.map((each) => ({ "@id": each["@id"] })),
    },
  };
}

function dataset(base: string, space: Space, terms: Publishing, changed: string) {
  const home = `${base}/open-data/${space.slug}`;
  const { contact } = terms;
  return {
    "@id": `${home}#dataset`,
    "@type": "dcat:Dataset",
    "dct:identifier": space.id,
    "dct:title": said((locale) => inLocale(space.title, locale)),
    "dct:description": said((locale) => aboutSpace(space.brief, locale)),
    "dct:publisher": agent(base, terms),
    "dcat:contactPoint": {
      "@type": "vcard:Organization",
      "vcard:fn": terms.publisher,
      ...(contact?.includes("@")
        ? { "vcard:hasEmail": { "@id": `mailto:${contact}` } }
        : { "vcard:hasURL": { "@id": contact ?? `${base}/open-data` } }),
    },
    "dcat:theme": { "@id": `${EU}/data-theme/GOVE` },
    "dcat:keyword": said((locale) => translateIn(locale)("open.keyword")),
    "dct:accrualPeriodicity": { "@id": `${EU}/frequency/UPDATE_CONT` },
    "dct:language": space.languages.map(language),
    "dct:issued": time(space.createdAt),
    "dct:modified": time(changed),
    "dct:temporal": period(space),
    "dcat:landingPage": { "@id": `${base}/spaces/${space.slug}`, "@type": "foaf:Document" },
    "dcat:distribution": TABLES.flatMap((table) =>
      FORMATS.map((file) => distribution(base, home, table, file, terms)),
    ),
  };
}

function distribution(
  base: string,
  home: string,
  table: TableName,
  { ending, format, media }: (typeof FORMATS)[number],
  terms: Publishing,
) {
  const address = `${home}/${table}.${ending}`;
  return {
    "@id": `${address}#distribution`,
    "@type": "dcat:Distribution",
    "dct:title": `${table}.${ending}`,
    "dct:description": said((locale) => translateIn(locale)(OPEN_TABLES[table].says)),
    "dcat:accessURL": { "@id": `${base}/open-data` },
    "dcat:downloadURL": { "@id": address },
    "dct:format": { "@id": `${EU}/file-type/${format}`, "@type": "dct:MediaTypeOrExtent" },
    "dcat:mediaType": {
      "@id": `https://www.iana.org/assignments/media-types/${media}`,
      "@type": "dct:MediaType",
    },
    "dct:license": { "@id": terms.licence.url, "@type": "dct:LicenseDocument" },
    ...(ending === "csv"
      ? {
          "dct:conformsTo": {
            "@id": "https://www.w3.org/TR/tabular-data-model/",
            "@type": "dct:Standard",
          },
        }
      : {}),
  };
}

function agent(base: string, terms: Publishing) {
  return { "@id": `${base}/#publisher`, "@type": "foaf:Agent", "foaf:name": terms.publisher };
}

/** When something may be done there: from the first phase's beginning to the last one's end. */
function period(space: Space) {
  const starts = space.phases.map((phase) => phase.startsAt ?? space.createdAt).sort();
  const ends = space.phases.map((phase) => phase.endsAt);
  const isOpen = ends.length === 0 || ends.includes(null);
  return {
    "@type": "dct:PeriodOfTime",
    "dcat:startDate": time(starts[0] ?? space.createdAt),
    ...(isOpen
      ? {}
      : {
          "dcat:endDate": time(
            ends
              .filter((end) => end !== null)
              .sort()
              .at(-1) ?? "",
          ),
        }),
  };
}

async function lastChanges(db: Db): Promise<Map<string, string>> {
  const rows = await visibleIdeas(db, null)
    .select((eb) => [
      "i.space_id",
      eb.fn.max("i.active_at").as("active"),
      eb.fn.max("i.updated_at").as("updated"),
    ])
    .groupBy("i.space_id")
    .execute();
  return new Map(rows.map((row) => [row.space_id, row.active > row.updated ? row.active : row.updated]));
}

function aboutSpace(brief: Localized, locale: Locale): string {
  return plainText(inLocale(brief, locale), 500) || translateIn(locale)("open.lead");
}

const language = (locale: Locale) => ({
  "@id": `${EU}/language/${LANGUAGES[locale]}`,
  "@type": "dct:LinguisticSystem",
});
const time = (iso: string) => ({ "@value": iso, "@type": "xsd:dateTime" });

function said(say: (locale: Locale) => string) {
  return LOCALES.map((locale) => ({ "@value": say(locale), "@language": locale }));
}
