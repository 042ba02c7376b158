import { type Compilable, type CompiledQuery, type DialectAdapter, SqliteAdapter } from "kysely";
import type { Db, Engine, Tx } from "./portable.ts";

/**
 * A query that is asked very often: built and compiled once for each engine, which takes longer than running
 * it. What `build` gets stands for the values and may only be used as such, one parameter each.
 *
 *     const ideaIdOf = keptQuery((db, { number }: { number: number }) =>
 *       db.selectFrom("ideas").select("id").where("number", "=", number));
 *     const rows = await ideaIdOf(db, { number: 142 });
 */
export function keptQuery<Values extends Record<string, unknown>, Row>(
  build: (db: Db | Tx, values: Values, engine: Engine) => Compilable<Row>,
): (db: Db | Tx, values: Values) => Promise<Row[]> {
  const compiled = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (!query) {
      const engine = adapter instanceof SqliteAdapter ? "sqlite" : "postgres";
      query = build(db, PLACES as Values, engine).compile();
      compiled.set(adapter, query);
    }
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Place ? values[parameter.name] : parameter,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}

/** Where a value will stand. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const PLACES = new Proxy({}, { get: (_, name) => new Place(String(name)) });
