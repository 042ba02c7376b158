import type { AppContext } from "#app/core/context.ts";
import { sharedRead } from "#app/core/shared-read.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { type PackedWindow, packWindow } from "./packed-window.ts";
import { threadWindow, type WindowPlace } from "./thread-window.queries.server.ts";

/** A window takes about so much more as objects and as the markup of two languages than as a text. */
const TIMES = 6;

/**
 * A window of an idea's thread as everybody has it who may see the idea, read once for all of them. What any process
 * published, changed or took away shows at once, since the thread's head was read with the idea.
 */
export function sharedWindow(app: AppContext, idea: IdeaTarget, at: WindowPlace): Promise<PackedWindow> {
  const { before, after, around, withoutLinks, order } = at;
  const place = [idea.head.epoch, idea.head.seq, before, after, around, withoutLinks, order];
  return sharedRead(
    app,
    idea.id,
    `window ${JSON.stringify(place)}`,
    async () => packWindow(await threadWindow(app.db, idea, at)),
    ({ json }) => TIMES * json.length,
  );
}
