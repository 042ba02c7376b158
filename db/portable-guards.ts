import type { Engine } from "./portable.ts";

/**
 * Makes an append-only table forget on demand: `within` runs while it may still be written, then `fixed` columns
 * refuse every update for ever, and `erasable` ones every update but to "—" or null (`subject_id`: of a person alone).
 */
export function erasableStatements(
  engine: Engine,
  table: string,
  fixed: string[],
  erasable: string[],
  within: string[],
): string[] {
  const kept = (column: string) => {
    const differs = engine === "sqlite" ? "is not" : "is distinct from";
    const other = `new.${column} ${differs} old.${column}`;
    return column === "subject_id"
      ? `(${other} and not (old.subject_type = 'user' and new.subject_id = '—'))`
      : `(${other} and coalesce(new.${column}, '—') <> '—')`;
  };
  const rewritten = erasable.map(kept).join(" or ");
  if (engine === "sqlite")
    return [
      `drop trigger ${table}_no_update`,
      ...within,
      `create trigger ${table}_no_update before update of ${fixed.join(", ")} on ${table} begin select raise(abort, '${table} is append-only'); end`,
      `create trigger ${table}_only_erased before update of ${erasable.join(", ")} on ${table} when ${rewritten} begin select raise(abort, '${table} is append-only'); end`,
    ];
  const names = `array[${erasable.map((column) => `'${column}'`).join(", ")}]`;
  return [
    `alter table ${table} disable trigger ${table}_append_only`,
    ...within,
    `create or replace function ${table}_append_only() returns trigger language plpgsql as $$ begin
      if tg_op = 'DELETE' or (to_jsonb(new) - ${names}) <> (to_jsonb(old) - ${names}) or ${rewritten}
      then raise exception '${table} is append-only'; end if;
      return new; end $$`,
    `alter table ${table} enable trigger ${table}_append_only`,
  ];
}

/** Makes the database refuse new rows for which a condition does not hold; `row` is what stands before a column's name. */
export function requireOfNewRows(
  engine: Engine,
  table: string,
  name: string,
  condition: (row: string) => string,
): string[] {
  return engine === "sqlite"
    ? [
        `create trigger ${name} before insert on ${table} when not coalesce(${condition("new.")}, 0)
          begin select raise(abort, '${name}'); end`,
      ]
    : [`alter table ${table} add constraint ${name} check (coalesce(${condition("")}, false))`];
}

/** An expression for the days from one instant to a later one. */
export function daysBetween(engine: Engine, from: string, to: string): string {
  return engine === "sqlite"
    ? `julianday(${to}) - julianday(${from})`
    : `extract(epoch from ${to}::timestamptz - ${from}::timestamptz) / 86400`;
}

/** An expression for the instant so many days from now. */
export function inDays(engine: Engine, days: number): string {
  return engine === "sqlite"
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+${days} days')`
    : `to_char((now() at time zone 'utc') + interval '${days} days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
