import type { BenchSite } from "./bench-site.ts";
import { fanOut } from "./fan-out.ts";
import { capture, reference } from "./reference.ts";
import { type MakeRow, postComment } from "./row.ts";

/** A comment posted until the last of the watchers has it, ten a second, beside one that nobody watches and then Socket.IO broadcasting the same bytes. */
export const fanOutTo =
  (many: number): MakeRow =>
  async (site) => {
    const [alone = 0, number = 0] = site.numbers.slice(-2);
    const post = (idea: number) =>
      postComment(site.url, idea, site.tokens[0] ?? "", "Un comentari per a qui mira.");
    await post(number);
    const bare = await broadcastOf(site, number);
    const shared = (seconds: number) => ({ watchers: many, events: Math.max(5, seconds * 10) });
    return {
      name: `comment POST until ${many} watchers have it, 10 a second`,
      beside: "a POST that nobody watches, and Socket.IO broadcasting the same bytes",
      target: "p50 <= 1.3 of it, no gap",
      product: (seconds) => fanOut({ ...shared(seconds), ...site, number, send: () => post(number) }),
      reference: (seconds) =>
        fanOut({
          ...shared(seconds),
          ...bare,
          number: null,
          send: async () => {
            await post(alone);
            bare.tell();
          },
        }),
      stop: bare.stop,
    };
  };

/** Socket.IO broadcasting what the last event of an idea's thread was. */
export async function broadcastOf(site: Pick<BenchSite, "url">, number: number) {
  const thread = await capture(`${site.url}/api/v1/ideas/${number}/thread`, {});
  const { epoch, events } = JSON.parse(Buffer.from(thread.body, "base64").toString()) as {
    epoch: string;
    events: object[];
  };
  return reference({ kind: "broadcast", event: JSON.stringify({ number, epoch, ...events.at(-1) }) });
}
