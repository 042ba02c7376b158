import type { PublicComment } from "#app/features/comments/comment.ts";
import type { ActLog } from "./acts.ts";
import type { Random } from "./random.ts";
import type { Person, Town } from "./town.ts";

/** What somebody acts on: the comments of an idea as they are shown somewhere just now. */
export type Look = (number: number) => PublicComment[];

const WORDS = [
  "Hi passo cada dia amb els nens i a l'estiu no s'hi pot estar.",
  "Caldria parlar-ne amb els **paradistes** abans de posar-hi res fix.",
  "Una font, dos bancs i ombra: no cal gaire més.",
  "D'acord, però sense treure places de càrrega.",
];

/** One citizen's next act: comments, replies, edits, takes back, supports and stops supporting. */
export async function write(town: Town, log: ActLog, look: Look, me: Person, random: Random): Promise<void> {
  const number = random.pick(town.numbers) ?? 0;
  const dice = random.next();
  const text = (key: string) => `${random.pick(WORDS)} (${key})`;
  const mine = () => random.pick(posted(log, me, number));
  if (dice < 0.3) return post(null, "comment");
  if (dice < 0.52) return post(random.pick(look(number).slice(-40))?.id ?? null, "reply");
  if (dice < 0.66) return edit();
  if (dice < 0.72) return withdraw();
  const isVote = dice < 0.9;
  await log.perform(
    me,
    {
      kind: isVote ? "vote" : "unvote",
      method: isVote ? "PUT" : "DELETE",
      path: `/ideas/${number}/vote`,
      about: String(number),
    },
    random,
  );

  async function post(parent: string | null, kind: "comment" | "reply") {
    if (kind === "reply" && !parent) return;
    const path = `/ideas/${number}/comments`;
    const body = (key: string) => ({ body: text(key), parent });
    await log.perform(me, { kind, method: "POST", path, about: String(number), body }, random);
  }

  /** People edit what they see of their own. */
  async function edit() {
    const own = new Set(posted(log, me, number));
    const comment = random.pick(look(number).filter((shown) => own.has(shown.id)));
    if (!comment) return;
    const body = (key: string) => ({ body: text(key), revision: comment.revision });
    const path = `/comments/${comment.id}`;
    await log.perform(me, { kind: "edit", method: "PATCH", path, about: comment.id, body }, random);
  }

  async function withdraw() {
    const id = mine();
    if (!id) return;
    await log.perform(
      me,
      { kind: "withdrawal", method: "DELETE", path: `/comments/${id}`, about: id },
      random,
    );
  }
}

function posted(log: ActLog, me: Person, number: number): string[] {
  return log.acts
    .filter((act) => act.person === me && act.about === String(number) && typeof act.result.id === "string")
    .map((act) => String(act.result.id));
}

type Waiting = { id: string; revision: string };

/** One moderator's next act: decides what waits, removes and restores. */
export async function moderate(
  server: { url: string },
  town: Town,
  log: ActLog,
  look: Look,
  me: Person,
  random: Random,
): Promise<void> {
  const grounds = () => ({ rule: 1, reason: "No parla de la idea." });
  const dice = random.next();
  if (dice < 0.7) return decide();
  if (dice < 0.88) return remove();
  return restore();

  async function decide() {
    const answer = await fetch(`${server.url}/api/v1/moderation/queue`, {
      headers: { authorization: `Bearer ${me.token}` },
    }).catch(() => null);
    const found = answer?.ok ? await answer.json().catch(() => null) : null;
    const items = (found as { items: Waiting[] } | null)?.items ?? [];
    const item = random.pick(items.slice(0, 8));
    if (!item) return;
    const isGood = random.chance(0.7);
    const body = () => (isGood ? { revision: item.revision } : { revision: item.revision, ...grounds() });
    const path = `/moderation/queue/${item.id}/${isGood ? "approval" : "rejection"}`;
    const kind = isGood ? "approval" : "rejection";
    await log.perform(me, { kind, method: "POST", path, about: item.id, body }, random);
  }

  async function remove() {
    const comment = random.pick(look(random.pick(town.numbers) ?? 0));
    if (!comment) return;
    const path = `/comments/${comment.id}/removal`;
    await log.perform(
      me,
      { kind: "removal", method: "POST", path, about: comment.id, body: grounds },
      random,
    );
  }

  async function restore() {
    const removed = log.acts.filter((act) => act.kind === "removal" && act.outcome === "acknowledged");
    const id = random.pick(removed)?.about;
    if (!id) return;
    const path = `/comments/${id}/restoration`;
    await log.perform(me, { kind: "restoration", method: "POST", path, about: id, body: grounds }, random);
  }
}
