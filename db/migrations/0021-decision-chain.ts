import { chainDecisions } from "../decision-chain.ts";
import type { Migration } from "../migrate.ts";
import { appendOnlyStatements, type Tx } from "../portable.ts";

const BATCH = 500;

/** A tamper-evident chain over the decisions; those of before enter it in the order of their times. */
export const decisionChain: Migration = {
  name: "0021-decision-chain",
  statements: ({ engine }) => [
    `create table decision_chain (
      position integer primary key,
      decision_id text not null unique references decisions (id),
      words text not null,
      moderator text not null,
      subject text not null,
      previous text not null unique,
      hash text not null unique
    )`,
    ...appendOnlyStatements(engine, "decision_chain"),
    `create table decision_salts (
      decision_id text primary key references decisions (id),
      words text,
      moderator text,
      subject text
    )`,
    `insert into counters (name, value) values ('decision_chain', 0)`,
  ],
  fill: async (tx: Tx) => {
    const rows = await tx.selectFrom("decisions").select("id").orderBy("created_at").orderBy("id").execute();
    for (let start = 0; start < rows.length; start += BATCH)
      await chainDecisions(
        tx,
        rows.slice(start, start + BATCH).map((row) => row.id),
      );
  },
};
