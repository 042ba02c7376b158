import { deviceLabel } from "#app/core/device-label.ts";
import type { Db } from "#db/portable.ts";

/** One's own settings. */
export async function accountSettings(db: Db, userId: string) {
  const user = await db
    .selectFrom("users")
    .select(["email", "name", "locale", "mail"])
    .where("id", "=", userId)
    .executeTakeFirstOrThrow();
  const sessions = await db
    .selectFrom("sessions")
    .select(["id", "user_agent", "created_at as createdAt"])
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .execute();
  return {
    email: user.email ?? "",
    name: user.name,
    locale: user.locale,
    mail: user.mail === 1,
    sessions: sessions.map(({ user_agent, ...session }) => ({ ...session, device: deviceLabel(user_agent) })),
  };
}

/** Whether a password is set. */
export async function hasPassword(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("users")
    .select("password_hash")
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.password_hash != null;
}
