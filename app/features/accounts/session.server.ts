import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from "lucia";
import type { AppContext } from "#app/core/context.ts";
import { newSecret } from "#app/core/ids.server.ts";
import { keptQuery } from "#db/kept-query.ts";
import type { Db, Tx } from "#db/portable.ts";

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionAttributes, Record<never, never>>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: Record<never, never>;
  }
}

type SessionAttributes = { publicId: string; userAgent: string };

export type ValidSession = {
  publicId: string;
  userId: string /** Set when the cookie must be sent again. */;
  renewed: string | null;
};

const LIFETIME_DAYS = 30;

/** SHA-256 of a secret, hex: the only form in which tokens are stored. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Name of the session cookie: `__Host-` wherever the site is served by HTTPS. */
export function sessionCookieName(ctx: AppContext): string {
  return ctx.config.publicUrl.startsWith("https:") ? "__Host-session" : "session";
}

/**
 * Starts a new session inside a write's transaction and returns its cookie. Only the token's hash is stored.
 */
export async function startSession(
  ctx: AppContext,
  tx: Tx,
  userId: string,
  userAgent: string,
): Promise<string> {
  const lucia = luciaOn(ctx, tx, (work) => work(tx));
  const session = await lucia.createSession(
    userId,
    { publicId: ctx.newId(), userAgent: userAgent.slice(0, 300) },
    { sessionId: newSecret() },
  );
  return lucia.createSessionCookie(session.id).serialize();
}

/** The session of a cookie header, or null. Extends it when half its life has passed. */
export async function readSession(
  ctx: AppContext,
  cookieHeader: string | undefined,
): Promise<ValidSession | null> {
  const lucia = luciaOn(ctx, ctx.db, (work) => ctx.transact({}, work));
  const token = lucia.readSessionCookie(cookieHeader ?? "");
  if (!token) return null;
  const { session } = await lucia.validateSession(token);
  if (!session) return null;
  return {
    publicId: session.publicId,
    userId: session.userId,
    renewed: session.fresh ? lucia.createSessionCookie(token).serialize() : null,
  };
}

/** The cookie that ends a session in the browser. */
export function blankSessionCookie(ctx: AppContext): string {
  return luciaOn(ctx, ctx.db, () => Promise.resolve())
    .createBlankSessionCookie()
    .serialize();
}

function luciaOn(
  ctx: AppContext,
  reader: Db | Tx,
  write: Write,
): Lucia<SessionAttributes, Record<never, never>> {
  return new Lucia(new HashingAdapter(reader, write, ctx), {
    sessionExpiresIn: new TimeSpan(LIFETIME_DAYS, "d"),
    sessionCookie: {
      name: sessionCookieName(ctx),
      attributes: { secure: ctx.config.publicUrl.startsWith("https:"), sameSite: "lax", path: "/" },
    },
    getSessionAttributes: (attributes) => ({
      publicId: attributes.publicId,
      userAgent: attributes.userAgent,
    }),
  });
}

const sessionRows = keptQuery((db, { hash }: { hash: string }) =>
  db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .select(["sessions.id", "sessions.user_id", "sessions.expires_at", "sessions.user_agent"])
    .where("sessions.token_hash", "=", hash)
    .where("users.state", "=", "active"),
);

type Write = (work: (tx: Tx) => Promise<void>) => Promise<void>;

/**
 * Lucia's storage over Kysely on both engines. `session.id` stays the caller's token, because Lucia
 * makes the renewed cookie from it; the table holds its hash and a public id.
 */
class HashingAdapter implements Adapter {
  readonly #reader: Db | Tx;
  readonly #write: Write;
  readonly #ctx: AppContext;

  constructor(reader: Db | Tx, write: Write, ctx: AppContext) {
    this.#reader = reader;
    this.#write = write;
    this.#ctx = ctx;
  }

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await sessionRows(this.#reader, { hash: hashSecret(token) });
    if (!row) return [null, null];
    const session = {
      id: token,
      userId: row.user_id,
      expiresAt: new Date(row.expires_at),
      attributes: { publicId: row.id, userAgent: row.user_agent },
    };
    return [session, { id: row.user_id, attributes: {} }];
  }

  async getUserSessions(): Promise<DatabaseSession[]> {
    return []; // Tokens cannot be recovered from their hashes; sessions are listed by public id instead.
  }

  async setSession(session: DatabaseSession): Promise<void> {
    await this.#write(async (tx) => {
      await tx
        .insertInto("sessions")
        .values({
          id: session.attributes.publicId,
          token_hash: hashSecret(session.id),
          user_id: session.userId,
          user_agent: session.attributes.userAgent,
          created_at: this.#ctx.now().toISOString(),
          expires_at: session.expiresAt.toISOString(),
        })
        .execute();
    });
  }

  async updateSessionExpiration(token: string, expiresAt: Date): Promise<void> {
    await this.#write(async (tx) => {
      await tx
        .updateTable("sessions")
        .set({ expires_at: expiresAt.toISOString() })
        .where("token_hash", "=", hashSecret(token))
        .execute();
    });
  }

  async deleteSession(token: string): Promise<void> {
    await this.#write(async (tx) => {
      await tx.deleteFrom("sessions").where("token_hash", "=", hashSecret(token)).execute();
    });
  }

  async deleteUserSessions(userId: string): Promise<void> {
    await this.#write(async (tx) => {
      await tx.deleteFrom("sessions").where("user_id", "=", userId).execute();
    });
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#write(async (tx) => {
      await tx.deleteFrom("sessions").where("expires_at", "<", this.#ctx.now().toISOString()).execute();
    });
  }
}
