import { createHash, randomBytes } from "node:crypto";
import type { Selectable } from "kysely";
import type { Db, Tx } from "./portable.ts";
import type { DecisionTable } from "./schema.ts";

/**
 * A chain of digests over all decisions, in the order of their commits. Each link holds the digest of the one
 * before it, what is said of the decision in ids, words of ours and times, and salted digests of its words and
 * persons. The salts stand apart, so that words and persons can be forgotten and the chain still holds.
 */
type Decision = Selectable<DecisionTable>;
type Salts = { words: string | null; moderator: string | null; subject: string | null };
export type Link = {
  position: number;
  decision_id: string;
  words: string;
  moderator: string;
  subject: string;
  previous: string;
  hash: string;
};

const BEGINNING = "0".repeat(64);
const COUNTER = "decision_chain";
/** What stands where words were. */
export const ERASED = "—";

/** Puts decisions into the chain, last in the transaction that writes them: its position is the order of commits. */
export async function chainDecisions(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.selectFrom("decisions").selectAll().where("id", "in", ids).execute();
  const head = await chainHead(tx);
  let { position, hash } = head ?? { position: 0, hash: BEGINNING };
  for (const id of ids) {
    const decision = rows.find((row) => row.id === id);
    if (!decision) continue;
    const salts = { words: salt(), moderator: salt(), subject: salt() };
    const digests = digestsOf(decision, salts);
    const previous = hash;
    position += 1;
    hash = linkHash(decision, { position, previous, ...digests });
    await tx
      .insertInto("decision_salts")
      .values({ decision_id: id, ...salts })
      .execute();
    await tx
      .insertInto("decision_chain")
      .values({ position, decision_id: id, ...digests, previous, hash })
      .execute();
  }
  await tx.updateTable("counters").set({ value: position }).where("name", "=", COUNTER).execute();
}

/** The newest link: whoever notes it down can tell later whether anything before it was touched. */
export async function chainHead(db: Db | Tx): Promise<{ position: number; hash: string } | null> {
  const row = await db
    .selectFrom("decision_chain")
    .select(["position", "hash"])
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** How many links there should be. */
export async function chainLength(db: Db): Promise<number> {
  const row = await db
    .selectFrom("counters")
    .select("value")
    .where("name", "=", COUNTER)
    .executeTakeFirstOrThrow();
  return row.value;
}

/** The hash a link must have for a decision as it is now. */
export function linkHash(
  decision: Decision,
  link: Pick<Link, "position" | "previous" | "words" | "moderator" | "subject">,
): string {
  const { position, previous, words, moderator, subject } = link;
  return digest([
    "planter decision 1",
    ...[position, previous, decision.id, decision.verdict, decision.subject_type],
    ...[decision.subject_type === "user" ? null : decision.subject_id, decision.revision_id],
    ...[decision.space_id, decision.queue_item_id, decision.rule, decision.automated, decision.source],
    ...[decision.scope, decision.territory, decision.ends_at, decision.ground, decision.law],
    ...[decision.detected, decision.appeal_until, decision.content_at, decision.content_lang],
    ...[decision.created_at, words, moderator, subject],
  ]);
}

/** The salted digests of what may be forgotten. */
function digestsOf(decision: Decision, salts: Salts): Pick<Link, "words" | "moderator" | "subject"> {
  return {
    words: digest([salts.words, ...wordsOf(decision)]),
    moderator: digest([salts.moderator, decision.moderator_id]),
    subject: digest([salts.subject, decision.subject_type === "user" ? decision.subject_id : null]),
  };
}

function wordsOf(decision: Decision): (string | null)[] {
  return [decision.reason, decision.facts, decision.quote, decision.law_explanation];
}

/** What of a decision is neither what was sealed nor forgotten as it should be: its words, its moderator or its subject. */
export function touched(decision: Decision, salts: Salts, link: Link): ("words" | "moderator" | "subject")[] {
  const now = digestsOf(decision, salts);
  const isForgotten = {
    words: wordsOf(decision).every((word) => word === null || word === ERASED),
    moderator: decision.moderator_id === null,
    subject: decision.subject_type === "user" && decision.subject_id === ERASED,
  };
  return (["words", "moderator", "subject"] as const).filter((part) =>
    salts[part] === null ? !isForgotten[part] : now[part] !== link[part],
  );
}

/** Forgets the words of decisions, for good, inside another write. */
export async function forgetWords(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const column of ["reason", "facts", "law_explanation"] as const)
    await tx
      .updateTable("decisions")
      .set({ [column]: ERASED })
      .where("id", "in", ids)
      .where(column, "is not", null)
      .execute();
  await tx.updateTable("decisions").set({ quote: null }).where("id", "in", ids).execute();
  await tx.updateTable("decision_salts").set({ words: null }).where("decision_id", "in", ids).execute();
}

/** Forgets who decided, and whom suspensions and the like were about, for one person, inside another write. */
export async function forgetPerson(tx: Tx, userId: string): Promise<void> {
  const made = tx.selectFrom("decisions").select("id").where("moderator_id", "=", userId);
  await tx.updateTable("decision_salts").set({ moderator: null }).where("decision_id", "in", made).execute();
  await tx.updateTable("decisions").set({ moderator_id: null }).where("moderator_id", "=", userId).execute();
  const about = tx
    .selectFrom("decisions")
    .select("id")
    .where("subject_type", "=", "user")
    .where("subject_id", "=", userId);
  await tx.updateTable("decision_salts").set({ subject: null }).where("decision_id", "in", about).execute();
  await tx
    .updateTable("decisions")
    .set({ subject_id: ERASED })
    .where("subject_type", "=", "user")
    .where("subject_id", "=", userId)
    .execute();
}

function salt(): string {
  return randomBytes(16).toString("hex");
}

function digest(record: (string | number | null)[]): string {
  return createHash("sha256").update(JSON.stringify(record)).digest("hex");
}
