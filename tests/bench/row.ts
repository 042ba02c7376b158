import type { BenchSite } from "./bench-site.ts";
import type { Figure } from "./load.ts";

/** One line of the table: the product's work and what it is set beside, each measured anew in every round. */
export type Row = {
  name: string;
  beside: string;
  /** What it is to reach, in words. */
  target: string;
  product: (seconds: number) => Promise<Figure>;
  reference: (seconds: number) => Promise<Figure>;
  stop: () => void;
};

export type MakeRow = (site: BenchSite) => Promise<Row>;

/** Every pair of an idea and a person, each once. */
export function turns(site: BenchSite): () => { number: number; token: string } {
  let turn = 0;
  return () => {
    const number = site.numbers[turn % site.numbers.length] ?? 0;
    const token = site.tokens[Math.floor(turn / site.numbers.length) % site.tokens.length] ?? "";
    turn += 1;
    return { number, token };
  };
}

/** Posts one comment by API; throws when it is refused. */
export async function postComment(url: string, number: number, token: string, body: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/ideas/${number}/comments`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify({ body, lang: "ca" }),
  });
  if (!answer.ok) throw new Error(`The comment was answered with ${answer.status}.`);
}
