import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { isLoopback } from "#app/config.server.ts";
import { BoundedStore } from "#app/core/bounded-store.ts";
import type { AppContext } from "#app/core/context.ts";
import { asOrder } from "#app/features/ideas/fair-order.ts";
import { nextPhaseChange } from "#app/features/spaces/phase-change.queries.server.ts";
import { dayOf } from "#app/i18n/dates.ts";
import { type Asked, anonymousAnswer, type RemixPages } from "./anonymous-answer.server.ts";
import { cookieName, parseCookies } from "./cookies.server.ts";
import { chooseLocale, chooseTheme } from "./locale.server.ts";
import { chooseEncoding, type Encoding } from "./packing.server.ts";
import { isLocalRequest } from "./request-context.server.ts";
import { storedAddress } from "./stored-address.ts";
import { type StoredAnswer, sendStored, storedAnswer } from "./stored-answer.server.ts";

const MAX_BYTES = 64_000_000;
/** Words such as "2 minutes ago" grow old without any event. */
const MAX_AGE_MS = 60_000;

type Entry = StoredAnswer & { ideaId: string | null; stamp: string; until: number };
type Question = Asked & { encoding: Encoding; key: string };
type Flight = { stamp: string; answer: Promise<Entry | null> };

/**
 * Anonymous pages and catch-ups as stored, packed bytes. Asked are only requests that carry nothing of a
 * person; what is stored was made from the address, language and theme alone. An entry serves while nothing
 * it may show has changed: writes of this process count before they are answered, others' as the journal
 * tells, and time itself by its age, the next beginning or end of a phase, and midnight.
 */
export class PageCache {
  readonly #ctx: AppContext;
  readonly #pages: RemixPages | null;
  readonly #demo: boolean;
  readonly #flights = new Map<string, Flight>();
  readonly #store: BoundedStore<Entry>;
  readonly #ownHost: string;

  constructor(ctx: AppContext, options: { pages: RemixPages | null; demo: boolean; maxBytes?: number }) {
    this.#ctx = ctx;
    this.#pages = options.pages;
    this.#demo = options.demo;
    this.#store = new BoundedStore(options.maxBytes ?? MAX_BYTES);
    this.#ownHost = new URL(ctx.config.publicUrl).host;
  }

  /** What is kept now, for measuring and for looking into. */
  get kept(): { count: number; bytes: number; answers: StoredAnswer[] } {
    return { count: this.#store.count, bytes: this.#store.bytes, answers: [...this.#store.values()] };
  }

  /** Answers at once what is stored and good; false when somebody else must answer. */
  answer(req: IncomingMessage, res: ServerResponse): boolean {
    const question = this.#read(req);
    const entry = question ? this.#good(question.key) : null;
    if (!entry) return false;
    sendStored(res, entry, { ifNoneMatch: req.headers["if-none-match"], requestId: randomUUID() });
    return true;
  }

  /** Makes, stores and sends what may be stored; everything else goes on. */
  readonly fill: RequestHandler = (req, res, next) => {
    const question = this.#read(req);
    if (!question) return next();
    this.#obtain(question, req.ip ?? "")
      .then((entry) => {
        if (!entry) return next();
        const { requestId } = res.locals;
        sendStored(res, entry, { ifNoneMatch: req.headers["if-none-match"], requestId });
      })
      .catch((error) => {
        this.#ctx.log.warn({ err: error, requestId: res.locals.requestId }, "page cache");
        next();
      });
  };

  #read(req: IncomingMessage): Question | null {
    if ((req.method !== "GET" && req.method !== "HEAD") || req.headers.authorization !== undefined)
      return null;
    const address = storedAddress(req.url ?? "");
    if (!address || !this.#isOwnHost(req.headers.host ?? "")) return null;
    const cookies = parseCookies(req.headers.cookie);
    const lang = cookieName(this.#ctx, "lang");
    const theme = cookieName(this.#ctx, "theme");
    const order = cookieName(this.#ctx, "order");
    // Any cookie but these may belong to a person, and a person's pages are made for them alone.
    for (const name in cookies) if (name !== lang && name !== theme && name !== order) return null;
    const encoding = chooseEncoding(headerText(req, "accept-encoding"));
    const asked: Asked = {
      address,
      locale: chooseLocale({
        query: address.query.get("lang"),
        cookie: cookies[lang],
        viewer: null,
        acceptLanguage: req.headers["accept-language"],
      }),
      theme: chooseTheme(cookies[theme]),
      demo: this.#demo && isLocalRequest(this.#ctx, req),
      order: /^\/ideas(\.data)?$/.test(address.path) ? asOrder(cookies[order]) : null,
    };
    const looks =
      address.kind === "page"
        ? `${asked.locale} ${asked.theme ?? "-"} ${asked.demo ? 1 : 0} ${asked.order ?? "-"} `
        : "";
    return { ...asked, encoding, key: `${encoding} ${looks}${address.path}?${address.query}` };
  }

  /** In production other names than the site's own are refused, further on. */
  #isOwnHost(host: string): boolean {
    return !this.#ctx.config.production || host === this.#ownHost || isLoopback(host.replace(/:\d+$/, ""));
  }

  #good(key: string): Entry | null {
    const entry = this.#store.get(key);
    if (!entry) return null;
    if (entry.stamp === this.#ctx.versions.stampOf(entry.ideaId) && this.#ctx.now().getTime() < entry.until)
      return entry;
    this.#store.delete(key);
    return null;
  }

  /** The entry, made once for all who ask at the same time; never one begun before the last change. */
  async #obtain(question: Question, ip: string): Promise<Entry | null> {
    const { idea, named } = question.address;
    const found = idea === null ? null : await this.#ideaOf(idea);
    if (idea !== null && (!found || (named !== null && named !== `${idea}-${found.slug}`))) return null;
    const ideaId = found?.id ?? null;
    const good = this.#good(question.key);
    if (good) return good;
    const stamp = this.#ctx.versions.stampOf(ideaId);
    const current = this.#flights.get(question.key);
    if (current?.stamp === stamp) return current.answer;
    const answer = this.#make(question, ideaId, stamp, ip);
    const flight = { stamp, answer };
    this.#flights.set(question.key, flight);
    try {
      return await answer;
    } finally {
      if (this.#flights.get(question.key) === flight) this.#flights.delete(question.key);
    }
  }

  async #make(question: Question, ideaId: string | null, stamp: string, ip: string): Promise<Entry | null> {
    const ctx = this.#ctx;
    const until = await this.#goodUntil();
    const answer = await anonymousAnswer(ctx, this.#pages, question, ip);
    if (!answer) return null;
    const stored = await storedAnswer(ctx.config, answer, question.address.kind, question.encoding);
    const entry: Entry = { ...stored, ideaId, stamp, until };
    if (this.#ctx.versions.stampOf(ideaId) === stamp) this.#store.set(question.key, entry);
    return entry;
  }

  /** A minute from now, cut at midnight and where a phase begins or ends. */
  async #goodUntil(): Promise<number> {
    const { db, config, now } = this.#ctx;
    const from = now();
    const limit = from.getTime() + MAX_AGE_MS;
    const change = (await nextPhaseChange(db, from))?.getTime() ?? limit;
    const isSameDay = dayOf(from, config.timeZone) === dayOf(new Date(limit), config.timeZone);
    // Midnight is a whole minute in every time zone.
    const midnight = isSameDay ? limit : Math.floor(limit / 60_000) * 60_000;
    return Math.min(limit, change, midnight);
  }

  #ideaOf(number: number): Promise<{ id: string; slug: string } | undefined> {
    return this.#ctx.db
      .selectFrom("ideas")
      .select(["id", "slug"])
      .where("number", "=", number)
      .executeTakeFirst();
  }
}

function headerText(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}
