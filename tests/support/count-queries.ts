import type { KyselyPlugin } from "kysely";
import type { AppContext } from "#app/core/context.ts";

/** A context whose queries are counted, those of transactions included. `during` gives those of one act, in words. */
export function countQueries(ctx: AppContext) {
  let asked: string[] = [];
  // Subqueries pass through `transformQuery` too; only what was asked of the database has a result.
  const names = new WeakMap<object, string>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      names.set(queryId, node.kind === "SelectQueryNode" ? tablesOf(node.from) : node.kind);
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      asked.push(names.get(queryId) ?? "kept"); // A kept query was compiled before.
      return result;
    },
  };
  const counted: AppContext = {
    ...ctx,
    db: ctx.db.withPlugin(plugin),
    transact: (options, work) =>
      ctx.transact(options, (tx, record) => {
        asked.push("transaction");
        return work(tx, record);
      }),
  };
  return {
    counted,
    during: async (act: () => Promise<unknown>): Promise<string[]> => {
      asked = [];
      await act();
      return asked.sort();
    },
  };
}

/** The names of the tables a select begins with, for the reader of a failed test. */
function tablesOf(from: unknown): string {
  return [...JSON.stringify(from ?? {}).matchAll(/"kind":"IdentifierNode","name":"(\w+)"/g)]
    .map((match) => match[1])
    .join(" ");
}
