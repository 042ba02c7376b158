import { xmlText } from "./xml.ts";

export type AtomEntry = {
  /** Id of the row, a UUID: the entry's name for good, whatever the site's address becomes. */
  id: string;
  title: string;
  lang: string;
  author: string;
  /** Rendered HTML; the note of a move may be empty. */
  html: string;
  published: string;
  updated: string;
  /** Address of its page. */
  url: string;
  /** Address of the feed of what is said about it. */
  replies?: string;
  category?: { term: string; label: string };
};

export type AtomFeed = {
  id: string;
  title: string;
  lang: string;
  author: string;
  /** When it began: the time of a feed that has no entries. */
  since: string;
  /** Its own address and that of the page it follows. */
  self: string;
  page: string;
  entries: AtomEntry[];
};

/** An Atom 1.0 document (RFC 4287). */
export function atomFeed(feed: AtomFeed): string {
  const updated = feed.entries.reduce(
    (last, entry) => (entry.updated > last ? entry.updated : last),
    feed.since,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.lang)}">
<id>${xmlText(feed.id)}</id>
<title>${xmlText(feed.title)}</title>
<updated>${updated}</updated>
<author><name>${xmlText(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>
<link rel="alternate" type="text/html" href="${xmlText(feed.page)}"/>
<generator>Planter</generator>
${feed.entries.map(entryXml).join("")}</feed>
`;
}

function entryXml(entry: AtomEntry): string {
  const { category, replies } = entry;
  return `<entry xml:lang="${xmlText(entry.lang)}">
<id>urn:uuid:${xmlText(entry.id)}</id>
<title>${xmlText(entry.title)}</title>
<author><name>${xmlText(entry.author)}</name></author>
<published>${entry.published}</published>
<updated>${entry.updated}</updated>
<link rel="alternate" type="text/html" href="${xmlText(entry.url)}"/>
${replies ? `<link rel="replies" type="application/atom+xml" href="${xmlText(replies)}"/>\n` : ""}${
  category ? `<category term="${xmlText(category.term)}" label="${xmlText(category.label)}"/>\n` : ""
}<content type="html">${xmlText(entry.html)}</content>
</entry>
`;
}
