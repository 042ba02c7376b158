import { chainLength, type Link, linkHash, touched } from "#db/decision-chain.ts";
import type { Db } from "#db/portable.ts";
import { type Check, finding } from "./finding.ts";

const BATCH = 500;
const PARTS = { words: "its words", moderator: "who decided it", subject: "whom it is about" };

/** I9: the chain over the decisions holds: none was changed, taken out, put in or moved. */
export const decisionChain: Check = {
  id: "I9",
  holds: "no decision was changed, taken out, put in or moved since it was written",
  look: async (db) => {
    const broken: string[] = [];
    const holes: string[] = [];
    const lost: string[] = [];
    const changed: string[] = [];
    let before: Pick<Link, "position" | "hash"> = { position: 0, hash: "0".repeat(64) };
    for await (const link of links(db)) {
      if (link.position !== before.position + 1)
        holes.push(`${link.position - before.position - 1} before link ${link.position}`);
      if (link.previous !== before.hash) broken.push(`link ${link.position}`);
      before = link;
      const { decision } = link;
      if (!decision) lost.push(`link ${link.position}, decision ${link.decision_id}`);
      else {
        const parts = touched(decision, link.salts, link).map((part) => PARTS[part]);
        if (linkHash(decision, link) !== link.hash) parts.unshift("what it says");
        if (parts.length > 0)
          changed.push(`link ${link.position}, decision ${decision.id}: ${parts.join(", ")}`);
      }
    }
    const missing = (await chainLength(db)) - before.position;
    const outside = await db
      .selectFrom("decisions")
      .select("id")
      .where("id", "not in", db.selectFrom("decision_chain").select("decision_id"))
      .execute();
    return [
      ...finding("places where links are missing", holes, (row) => row),
      ...finding(
        "links missing at the end",
        missing > 0 ? [missing] : [],
        (count) => `${count} after link ${before.position}`,
      ),
      ...finding("links that do not follow the one before them", broken, (row) => row),
      ...finding("decisions that were deleted", lost, (row) => row),
      ...finding("decisions that are not what was decided", changed, (row) => row),
      ...finding("decisions written past the chain", outside, (row) => row.id),
    ];
  },
};

/** Every link with its decision and its salts, in order, read in parts. */
async function* links(db: Db) {
  for (let after = 0; ; ) {
    const part = await db
      .selectFrom("decision_chain")
      .selectAll()
      .where("position", ">", after)
      .orderBy("position")
      .limit(BATCH)
      .execute();
    const ids = part.map((link) => link.decision_id);
    if (ids.length === 0) return;
    const decisions = await db.selectFrom("decisions").selectAll().where("id", "in", ids).execute();
    const salts = await db.selectFrom("decision_salts").selectAll().where("decision_id", "in", ids).execute();
    const decisionOf = new Map(decisions.map((row) => [row.id, row]));
    const saltsOf = new Map(salts.map((row) => [row.decision_id, row]));
    for (const link of part)
      yield {
        ...link,
        decision: decisionOf.get(link.decision_id),
        salts: saltsOf.get(link.decision_id) ?? { words: null, moderator: null, subject: null },
      };
    after = part.at(-1)?.position ?? after;
  }
}

/** Whether a link that somebody noted down is still there: null when it is, else what is wrong. */
export async function notedLink(db: Db, noted: string): Promise<string | null> {
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(noted) ?? [];
  if (!position) return "a noted head is POSITION:HASH, as /transparency shows it";
  const link = await db
    .selectFrom("decision_chain")
    .select("hash")
    .where("position", "=", Number(position))
    .executeTakeFirst();
  if (!link) return `the chain has no link ${position} any more`;
  return link.hash === hash ? null : `link ${position} is not the one that was noted`;
}
