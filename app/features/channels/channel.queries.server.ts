import type { Db } from "#db/portable.ts";
import { COUNTED, type Counted } from "./channel.ts";

export type ChannelCount = { day: string; channel: string; what: Counted; count: number };

/** How people came and what they did, by day and channel, between two days of the site. */
export async function channelCounts(db: Db, from: string, to: string): Promise<ChannelCount[]> {
  const rows = await db
    .selectFrom("channel_counts")
    .selectAll()
    .where("day", ">=", from)
    .where("day", "<=", to)
    .orderBy("day")
    .orderBy("channel")
    .orderBy("what")
    .execute();
  return rows.flatMap((row) => {
    const what = COUNTED.find((known) => known === row.what);
    return what ? [{ ...row, what }] : [];
  });
}
