import { randomUUID } from "node:crypto";
import type { Random } from "./random.ts";
import type { SoakServer } from "./server.ts";
import type { Person } from "./town.ts";

export type Kind =
  | "comment"
  | "reply"
  | "edit"
  | "withdrawal"
  | "vote"
  | "unvote"
  | "approval"
  | "rejection"
  | "removal"
  | "restoration";

/** One wish of one person, asked as often as it takes until it is answered or given up. */
export type Act = {
  kind: Kind;
  person: Person;
  key: string;
  method: "POST" | "PATCH" | "PUT" | "DELETE";
  path: string;
  body?: Record<string, unknown>;
  /** Idea, comment or queue item it is about. */
  about: string;
  /** `unknown`: it may have happened or not, because no answer came, or none that tells. */
  outcome: "acknowledged" | "refused" | "unknown";
  status: number;
  result: Record<string, unknown>;
  attempts: number;
};

export type Wish = Pick<Act, "kind" | "method" | "path" | "about"> & {
  /** Made with the act's key, so that a text can be found by it. */
  body?: (key: string) => Record<string, unknown>;
};

/** Refusals that honest people meet: gone, not theirs to change any more, changed meanwhile. */
const HONEST = new Set([403, 404, 409]);
const PATIENCE_MS = 20_000;

/** Everybody's acts in the order they were begun, and what was answered that should not have been. */
export class ActLog {
  readonly acts: Act[] = [];
  readonly faults: string[] = [];
  readonly waits: number[] = [];
  readonly #server: SoakServer;

  constructor(server: SoakServer) {
    this.#server = server;
  }

  /**
   * Does one act as programs should: a fresh key, and the same key again when no answer came. Sometimes it
   * is given up, asked twice at once, or asked again after its answer, as people and proxies do.
   */
  async perform(person: Person, wish: Wish, random: Random): Promise<Act> {
    const { body, ...rest } = wish;
    const key = randomUUID();
    const act: Act = {
      ...rest,
      ...(body ? { body: body(key) } : {}),
      person,
      key,
      outcome: "unknown",
      status: 0,
      result: {},
      attempts: 0,
    };
    this.acts.push(act);
    const isTwice = wish.method !== "DELETE" && random.chance(0.05);
    const isRepeated = wish.method !== "DELETE" && random.chance(0.05);
    for (;;) {
      const answers = await Promise.all([this.#ask(act), ...(isTwice ? [this.#ask(act)] : [])]);
      for (const answer of answers) this.#take(act, answer);
      if (act.status !== 0 || random.chance(0.25)) break;
      await this.#server.up();
    }
    if (act.outcome === "acknowledged" && isRepeated) this.#take(act, await this.#ask(act));
    return act;
  }

  count(kind: Kind, outcome?: Act["outcome"]): number {
    return this.acts.filter((act) => act.kind === kind && (!outcome || act.outcome === outcome)).length;
  }

  /** Null when no answer came. */
  async #ask(act: Act): Promise<{ status: number; result: Record<string, unknown> } | null> {
    act.attempts += 1;
    const began = performance.now();
    try {
      const answer = await fetch(`${this.#server.url}/api/v1${act.path}`, {
        method: act.method,
        headers: {
          authorization: `Bearer ${act.person.token}`,
          "idempotency-key": act.key,
          ...(act.body ? { "content-type": "application/json" } : {}),
        },
        ...(act.body ? { body: JSON.stringify(act.body) } : {}),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await answer.text();
      if (answer.status === 503) return null;
      this.waits.push(performance.now() - began);
      return { status: answer.status, result: text === "" ? {} : JSON.parse(text) };
    } catch {
      return null;
    }
  }

  #take(act: Act, answer: { status: number; result: Record<string, unknown> } | null): void {
    if (!answer) return;
    const { status, result } = answer;
    const isGood = status >= 200 && status < 300;
    if (!isGood && !HONEST.has(status)) this.#fault(act, `was answered ${status} ${JSON.stringify(result)}`);
    if (act.outcome === "acknowledged" && act.method !== "PUT") {
      const isSame = isGood && JSON.stringify(result) === JSON.stringify(act.result);
      if (!isSame)
        this.#fault(act, `asked again with its key was answered ${status} ${JSON.stringify(result)}`);
      return;
    }
    // Without a key nobody can tell whether the first asking was heard: the second finds it done and refuses.
    const isDoubtful = act.method === "DELETE" && act.attempts > 1;
    act.outcome = isGood ? "acknowledged" : isDoubtful ? "unknown" : "refused";
    act.status = status;
    act.result = result;
  }

  #fault(act: Act, what: string): void {
    this.faults.push(`${act.kind} ${act.key} on ${act.about} ${what}`);
  }
}
