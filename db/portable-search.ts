import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Db, Engine, Tx } from "./portable.ts";

/** Statements for the table of searchable words: folded and stemmed by the app, matched exactly by both engines. */
export function ideaSearchStatements(engine: Engine): string[] {
  if (engine === "sqlite") {
    return [
      `create virtual table idea_search using fts5 (idea_id unindexed, words, tokenize = 'unicode61 remove_diacritics 0')`,
    ];
  }
  return [
    `create table idea_search (
      idea_id text primary key references ideas (id),
      words text not null,
      lexemes tsvector generated always as (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) stored
    )`,
    `create index idea_search_lexemes on idea_search using gin (lexemes)`,
  ];
}

/**
 * The condition that ideas `i` hold every word; the last one may be a beginning. Words are folded [a-z0-9]+. SQLite
 * takes the numbers of such ideas from its index of words alone. It knows nothing of how many they are: `walks` says
 * that they are many, so that a list is walked in its order and cut instead of sorting all of them.
 */
export function holdsWords(engine: Engine, words: string[], walks = false): RawBuilder<SqlBool> {
  if (engine === "postgres") {
    const query = words.map((word, at) => `'${word}'${at === words.length - 1 ? ":*" : ""}`).join(" & ");
    return sql<SqlBool>`i.id in (select idea_id from idea_search where lexemes @@ ${query}::tsquery)`;
  }
  const numbers = sql`(select rowid from idea_search where idea_search match ${wordsQuery(words)})`;
  return walks ? sql<SqlBool>`+i.number in ${numbers}` : sql<SqlBool>`i.number in ${numbers}`;
}

/** True when more ideas than so many hold every word; PostgreSQL, which counts for itself, is not asked. */
export async function areManyWith(
  db: Db | Tx,
  engine: Engine,
  words: string[],
  many: number,
): Promise<boolean> {
  if (engine === "postgres") return false;
  const { rows } = await sql<{ found: number }>`select count(*) as found from
    (select 1 from idea_search where idea_search match ${wordsQuery(words)} limit ${many + 1})`.execute(db);
  return (rows[0]?.found ?? 0) > many;
}

function wordsQuery(words: string[]): string {
  const query = words.map((word, at) => `"${word}"${at === words.length - 1 ? " *" : ""}`);
  return `words : (${query.join(" AND ")})`;
}

/** Replaces the searchable words of ideas. On SQLite the entry stands at the idea's public number, where it is found without reading the others. */
export async function indexIdeas(
  tx: Tx,
  engine: Engine,
  ideas: { id: string; number: number; words: string }[],
): Promise<void> {
  if (ideas.length === 0) return;
  if (engine === "sqlite") {
    const numbers = ideas.map((idea) => sql`${idea.number}`);
    await sql`delete from idea_search where rowid in (${sql.join(numbers)})`.execute(tx);
    const rows = ideas.map((idea) => sql`(${idea.number}, ${idea.id}, ${idea.words})`);
    await sql`insert into idea_search (rowid, idea_id, words) values ${sql.join(rows)}`.execute(tx);
    return;
  }
  const rows = ideas.map((idea) => ({ idea_id: idea.id, words: idea.words }));
  await tx
    .insertInto("idea_search")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("idea_id").doUpdateSet((eb) => ({ words: eb.ref("excluded.words") })),
    )
    .execute();
}

/** SQLite: moves the searchable words to rows numbered as their ideas. */
export function searchByNumberStatements(engine: Engine): string[] {
  if (engine === "postgres") return [];
  return [
    `create virtual table idea_search_by_number using fts5 (idea_id unindexed, words, tokenize = 'unicode61 remove_diacritics 0')`,
    `insert or replace into idea_search_by_number (rowid, idea_id, words)
      select i.number, s.idea_id, s.words from idea_search s join ideas i on i.id = s.idea_id where i.number is not null`,
    `drop table idea_search`,
    `alter table idea_search_by_number rename to idea_search`,
  ];
}
