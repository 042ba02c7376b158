import type { AppContext } from "#app/core/context.ts";
import type { LiveServer } from "./listener.server.ts";

/** With REDIS_URL, disconnections reach sockets of other nodes. Content never depends on it: every node reads the journal. */
export async function acrossNodes(ctx: AppContext, io: LiveServer): Promise<() => Promise<void>> {
  if (!ctx.config.redisUrl) return async () => {};
  // Their hundreds of files are read only where they are used.
  const [{ createAdapter }, { createClient }] = await Promise.all([
    import("@socket.io/redis-adapter"),
    import("redis"),
  ]);
  const publisher = createClient({ url: ctx.config.redisUrl });
  const subscriber = publisher.duplicate();
  for (const client of [publisher, subscriber])
    client.on("error", (error) => ctx.log.warn({ err: error }, "redis"));
  await Promise.all([publisher.connect(), subscriber.connect()]).catch((error) =>
    ctx.log.warn({ err: error }, "redis"),
  );
  io.adapter(createAdapter(publisher, subscriber));
  return async () => {
    publisher.destroy();
    subscriber.destroy();
  };
}
