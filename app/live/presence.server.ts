import type { AppContext } from "#app/core/context.ts";
import type { LiveServer, LiveSocket } from "./listener.server.ts";
import { ideaOfRoom, ideaRoom } from "./thread-messages.ts";

const SOON_MS = 100;
/** An idea's watchers are told at most once a second, and the more they are the more seldom: a hundred messages a second in all. */
const EVERY_MS = 1000;
const A_READER_MS = 10;

type Figures = { number: number; reading: number; writing: number };
type Present = {
  /** Until when somebody writes: a person, or a connection of nobody's. */
  writers: Map<string, number>;
  told: Figures | null;
  toldAt: number;
  timer: NodeJS.Timeout | null;
  /** When it fires. */
  due: number;
};

/**
 * Says at each idea how many read it and how many write, and never who. Kept nowhere: it is the connections of this
 * process, counted, each person once. Who has said nothing more for `writingMs` writes no more. Where the space
 * does not want it nothing is said.
 */
export function presence(ctx: AppContext, io: LiveServer, writingMs: number) {
  const ideas = new Map<string, Present>();
  let ended = false;

  const whoIs = (socket: LiveSocket) => socket.data.viewer?.id ?? socket.id;
  const readers = (ideaId: string): Set<string> => {
    const room = io.sockets.adapter.rooms.get(ideaRoom(ideaId)) ?? [];
    return new Set([...room].flatMap((id) => io.sockets.sockets.get(id) ?? []).map(whoIs));
  };

  const plan = (ideaId: string, ms = SOON_MS) => {
    if (ended) return;
    const present = ideas.get(ideaId) ?? { writers: new Map(), told: null, toldAt: 0, timer: null, due: 0 };
    ideas.set(ideaId, present);
    const pause = Math.max(EVERY_MS, (present.told?.reading ?? 0) * A_READER_MS);
    const now = performance.now();
    const due = Math.max(now + ms, present.toldAt + pause);
    if (present.timer && present.due <= due) return;
    if (present.timer) clearTimeout(present.timer);
    present.due = due;
    present.timer = setTimeout(() => {
      present.timer = null;
      tell(ideaId, present).catch((error) => ctx.log.error({ err: error }, "presence"));
    }, due - now);
  };

  const tell = async (ideaId: string, present: Present) => {
    const idea = await ctx.db
      .selectFrom("ideas as i")
      .innerJoin("spaces as s", "s.id", "i.space_id")
      .select(["i.number", "s.presence"])
      .where("i.id", "=", ideaId)
      .executeTakeFirst();
    const reading = readers(ideaId);
    if (reading.size === 0 || !idea?.number) return void ideas.delete(ideaId);
    const now = performance.now();
    for (const [who, until] of present.writers)
      if (until <= now || !reading.has(who)) present.writers.delete(who);
    const figures = idea.presence
      ? { number: idea.number, reading: reading.size, writing: present.writers.size }
      : { number: idea.number, reading: 0, writing: 0 };
    const { told } = present;
    const isNews = told ? told.reading !== figures.reading || told.writing !== figures.writing : true;
    if (isNews && (told || idea.presence)) {
      present.told = figures;
      present.toldAt = now;
      io.local.to(ideaRoom(ideaId)).emit("thread:presence", figures);
    }
    if (present.writers.size > 0) plan(ideaId, Math.min(...present.writers.values()) - now);
  };

  const changed = (room: string) => {
    const ideaId = ideaOfRoom(room);
    if (ideaId) plan(ideaId);
  };
  io.sockets.adapter.on("join-room", changed);
  io.sockets.adapter.on("leave-room", changed);

  return {
    /** Tells who has just come what everybody knows already. */
    greet: (socket: LiveSocket, ideaId: string): void => {
      const told = ideas.get(ideaId)?.told;
      if (told) socket.emit("thread:presence", told);
    },
    /** Takes in that somebody who watches writes, or has stopped. */
    note: (socket: LiveSocket, ideaId: string, writing: boolean): void => {
      const present = ideas.get(ideaId);
      if (!present) return;
      const who = whoIs(socket);
      const isNews = present.writers.has(who) !== writing;
      if (writing) present.writers.set(who, performance.now() + writingMs);
      else present.writers.delete(who);
      if (isNews) plan(ideaId);
    },
    /** A space's settings have changed: what its watchers are told may have, too. */
    lookAgain: (): void => {
      for (const ideaId of ideas.keys()) plan(ideaId);
    },
    stop: (): void => {
      ended = true;
      for (const { timer } of ideas.values()) if (timer) clearTimeout(timer);
      ideas.clear();
    },
  };
}

export type Presence = ReturnType<typeof presence>;
