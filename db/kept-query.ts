import {
  type Compilable,
  type CompiledQuery,
  type DialectAdapter,
  OperationNodeTransformer,
  type PrimitiveValueListNode,
  SqliteAdapter,
  ValueListNode,
  ValueNode,
} from "kysely";
import type { Db, Engine, Tx } from "./portable.ts";

/**
 * A query that is asked very often: built and compiled once for each engine, which takes longer than running
 * it. What `build` gets stands for the values and may only be used as such, one parameter each; every other value is
 * the query's own and stands in its text.
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
      const plain = build(db, PLACES as Values, engine).compile();
      query = db.getExecutor().compileQuery<Row>(constants.transformNode(plain.query), plain.queryId);
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

/**
 * Writes what never changes into the text. SQLite prepares a query anew each time when a parameter could decide which
 * index serves (`state = ?` beside an index of those that wait), which takes ten times as long as to run it.
 */
class ConstantsInText extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return node.value instanceof Place ? node : constant(node.value);
  }
  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    const values = node.values.map((value) =>
      value instanceof Place ? ValueNode.create(value) : constant(value),
    );
    // A list of nodes stands wherever one of plain values does.
    return ValueListNode.create(values) as unknown as PrimitiveValueListNode;
  }
}

const constants = new ConstantsInText();

function constant(value: unknown): ValueNode {
  const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
  return isPlain ? ValueNode.createImmediate(value) : ValueNode.create(value);
}

const PLACES = new Proxy({}, { get: (_, name) => new Place(String(name)) });
