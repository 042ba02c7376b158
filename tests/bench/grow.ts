import Sqlite from "better-sqlite3";
import { writeCursor } from "#app/features/ideas/idea-cursor.ts";
import { indexedWords } from "#app/features/ideas/search-words.ts";

/** A word in one of twenty of the ideas that were added, and one in exactly 25 of them. */
export const COMMON_WORD = "mercat";
export const RARE_WORD = "campana";
const RARE = 25;

/** Adds copies of the site's second idea until there are as many as wanted, each with its text, thread and words. */
export function growIdeas(file: string, wanted: number): void {
  const db = new Sqlite(file);
  db.pragma("foreign_keys = off");
  const { many } = db.prepare("select count(*) as many from ideas").get() as { many: number };
  const model = db.prepare("select id from ideas where number = 2").pluck().get() as string;
  const times = wanted - many;
  const at = "strftime('%Y-%m-%dT%H:%M:%fZ', '2024-01-01', '+' || n || ' minutes')";
  db.transaction(() => {
    copies(db, "ideas", "id", model, times, {
      id: "t.id || '-' || n",
      number: `${many} + n`,
      public_revision_id: "t.public_revision_id || '-' || n",
      latest_revision_id: "t.latest_revision_id || '-' || n",
      created_at: at,
      published_at: at,
      stage_since: at,
      updated_at: at,
      active_at: at,
    });
    copies(db, "idea_revisions", "idea_id", model, times, {
      id: "t.id || '-' || n",
      idea_id: "t.idea_id || '-' || n",
      title: "t.title || ' ' || n",
    });
    copies(db, "threads", "idea_id", model, times, { idea_id: "t.idea_id || '-' || n" });
    db.prepare(
      `insert into idea_search (rowid, idea_id, words) with recursive k (n) as (select 1 union all select n + 1 from k where n < ?)
       select ? + n, ? || '-' || n, ? || case when n % 20 = 0 then ' ' || ? else '' end || case when n <= ${RARE} then ' ' || ? else '' end from k`,
    ).run(
      times,
      many,
      model,
      indexedWords("Ombra i bancs al carrer"),
      indexedWords(COMMON_WORD),
      indexedWords(RARE_WORD),
    );
  })();
  db.exec("analyze");
  db.pragma("wal_checkpoint(truncate)");
  db.close();
}

/** Makes of each idea so many, each with its texts, thread, moves, updates, votes and words. */
export function growCity(file: string, times: number): void {
  const db = new Sqlite(file);
  db.pragma("foreign_keys = off");
  const { highest } = db.prepare("select max(number) as highest from ideas").get() as { highest: number };
  const other = (name: string) => `t.${name} || '-' || n`;
  const whole = (table: string, ids: string[], more: Record<string, string> = {}) =>
    copies(db, table, null, null, times - 1, {
      ...Object.fromEntries(ids.map((id) => [id, other(id)])),
      ...more,
    });
  const revised = ["id", "public_revision_id", "latest_revision_id"];
  db.transaction(() => {
    whole("ideas", revised, { number: `t.number + ${highest} * n` });
    whole("idea_revisions", ["id", "idea_id"]);
    whole("threads", ["idea_id"]);
    whole("comments", [...revised, "idea_id", "parent_id", "reply_to_id"]);
    whole("comment_revisions", ["id", "comment_id"]);
    whole("thread_events", ["idea_id", "comment_id"]);
    whole("stage_moves", ["id", "idea_id", "corrects"]);
    whole("updates", ["id", "idea_id"]);
    whole("votes", ["idea_id"]);
    db.prepare(
      `insert into idea_search (rowid, idea_id, words) with recursive k (n) as (select 1 union all select n + 1 from k where n < ?)
       select t.rowid + ? * n, t.idea_id || '-' || n, t.words from idea_search t, k`,
    ).run(times - 1, highest);
  })();
  db.exec("analyze");
  db.pragma("wal_checkpoint(truncate)");
  db.close();
}

/** Adds copies of one waiting comment to the queue until so many wait, each with its text. */
export function growQueue(file: string, wanted: number): void {
  const db = new Sqlite(file);
  db.pragma("foreign_keys = off");
  const { many, model, comment } = db
    .prepare("select count(*) as many, max(id) as model, max(comment_id) as comment from queue_items")
    .get() as { many: number; model: string; comment: string };
  const times = Math.max(0, wanted - many);
  db.transaction(() => {
    copies(db, "comments", "id", comment, times, {
      id: "t.id || '-' || n",
      latest_revision_id: "t.latest_revision_id || '-' || n",
    });
    copies(db, "comment_revisions", "comment_id", comment, times, {
      id: "t.id || '-' || n",
      comment_id: "t.comment_id || '-' || n",
    });
    copies(db, "queue_items", "id", model, times, {
      id: "t.id || '-' || n",
      comment_id: "t.comment_id || '-' || n",
      revision_id: "t.revision_id || '-' || n",
    });
  })();
  db.exec("analyze");
  db.pragma("wal_checkpoint(truncate)");
  db.close();
}

/** The cursor after which the newest-first list has its last few ideas. */
export function lastPage(file: string): string {
  const db = new Sqlite(file, { readonly: true });
  const row = db
    .prepare(
      "select published_at as at, id from ideas where number is not null order by published_at, id limit 1 offset 10",
    )
    .get() as { at: string; id: string };
  db.close();
  return writeCursor("new", row.at, row.id);
}

function copies(
  db: Sqlite.Database,
  table: string,
  /** The column that names whose rows are copied; null for all of them. */
  key: string | null,
  model: string | null,
  times: number,
  set: Record<string, string>,
): void {
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const values = columns.map((name) => set[name] ?? `t.${name}`);
  db.prepare(
    `insert into ${table} (${columns.join(", ")}) with recursive k (n) as (select 1 union all select n + 1 from k where n < ?)
     select ${values.join(", ")} from ${table} t, k ${key === null ? "" : `where t.${key} = ?`}`,
  ).run(...(key === null ? [times] : [times, model]));
}
