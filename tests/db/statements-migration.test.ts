import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decisionChain } from "#app/cli/doctor/decision-chain.server.ts";
import { migrate } from "#db/migrate.ts";
import { migrations } from "#db/migrations/list.ts";
import { type OpenDatabase, openDatabase } from "#db/open.ts";
import { freshDatabase } from "../support/context.ts";

let database: OpenDatabase;
let drop: () => Promise<void>;
const now = () => new Date("2026-11-23T09:00:00.000Z");

/** A database as it was before statements of reasons, with decisions in it. */
beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  database = await openDatabase(fresh.url);
  const { writer, engine } = database;
  const run = (statement: string) => sql.raw(statement).execute(writer);
  await run("create table migrations (name text primary key, applied_at text not null)");
  for (const migration of migrations) {
    if (migration.name >= "0020") break;
    for (const statement of migration.statements({ engine })) await run(statement);
    await run(`insert into migrations values ('${migration.name}', '${now().toISOString()}')`);
  }
  const at = "2026-03-01T08:00:00.000Z";
  await run(`insert into users (id, email, name, locale, state, created_at) values
    ('u1', 'u1@people.example', 'Laia', 'es', 'suspended', '${at}')`);
  const decision = (id: string, verdict: string, subject: string, rule: string, reason: string) =>
    run(`insert into decisions (id, verdict, subject_type, subject_id, revision_id, rule, reason, source, created_at)
      values ('${id}', '${verdict}', '${subject}', 'u1', 'r-${id}', ${rule}, ${reason}, 'own', '${at}')`);
  await decision("d1", "removed", "comment", "3", "'Un insult'");
  await decision("d2", "suspended", "user", "null", "null");
  await decision("d3", "approved", "comment", "null", "null");
});
afterAll(async () => {
  await database.close();
  await drop();
});

test("restrictions of before get their statement, and stay append-only", async () => {
  const { writer, engine } = database;
  expect(await migrate(writer, engine, now)).toEqual(
    expect.arrayContaining(["0020-statements", "0021-decision-chain"]),
  );
  const chain = await writer.selectFrom("decision_chain").selectAll().orderBy("position").execute();
  expect(chain.map((link) => [link.position, link.decision_id])).toEqual([
    [1, "d1"],
    [2, "d2"],
    [3, "d3"],
  ]);
  expect(await decisionChain.look(writer, engine, now())).toEqual([]);
  const rows = await writer.selectFrom("decisions").selectAll().orderBy("id").execute();
  expect(rows).toMatchObject([
    { scope: "visibility", ground: "rule", facts: "Un insult", territory: "EEA" },
    { scope: "account", ground: "terms", facts: "—", reason: "—", content_at: "2026-03-01T08:00:00.000Z" },
    { scope: null, ground: null, facts: null, appeal_until: null },
  ]);
  // Whoever was told that there is no deadline has six months from now on.
  expect(Date.parse(rows[0]?.appeal_until ?? "") - Date.now()).toBeGreaterThan(183 * 86_400_000);
  expect(await writer.selectFrom("suspensions").selectAll().execute()).toMatchObject([
    { decision_id: "d2", kind: "account", user_id: "u1", locale: "es", until: null, ended_at: null },
  ]);
  for (const change of [
    { verdict: "approved" },
    { facts: "Una altra cosa" },
    { rule: null },
    { subject_id: "u2" },
    { subject_id: "—" },
    { appeal_until: "2026" },
  ])
    await expect(
      writer.updateTable("decisions").set(change).where("id", "=", "d1").execute(),
    ).rejects.toThrow("append-only");
  await writer
    .updateTable("decisions")
    .set({ reason: "—", facts: "—", quote: null, moderator_id: null })
    .where("id", "=", "d1")
    .execute();
  // Forgetting past the one way to do it is a change like any other.
  expect(await decisionChain.look(writer, engine, now())).toMatchObject([
    { what: "decisions that are not what was decided", examples: ["link 1, decision d1: its words"] },
  ]);
});
