import type { Locale } from "#app/core/actor.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import type { Db, Tx } from "#db/portable.ts";
import type { Cause } from "./causes.server.ts";
import type { Reason } from "./notification.ts";

export type Recipient = { id: string; email: string | null; locale: Locale; reason: Reason; mailed: boolean };

const CHUNK = 500;

/**
 * The people of a cause who may hear of it now: active, not the one who acted, still let into a private
 * space, and not deaf to the idea (what was decided on one's own text is told all the same).
 */
export async function recipientsOf(
  tx: Db | Tx,
  cause: Pick<Cause, "ideaId" | "mail" | "people" | "actorId">,
): Promise<Recipient[]> {
  const allowed = await insidersOf(tx, cause.ideaId);
  const muted =
    cause.mail === "decision" || cause.mail === "report"
      ? new Set<string>()
      : await mutedBy(tx, cause.ideaId);
  const ids = [...cause.people.keys()].filter(
    (id) => id !== cause.actorId && !muted.has(id) && (allowed === "everybody" || allowed.has(id)),
  );
  const recipients: Recipient[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    const users = await tx
      .selectFrom("users as u")
      .leftJoin("mail_optouts as o", (join) =>
        join.onRef("o.user_id", "=", "u.id").on("o.cause", "=", cause.mail),
      )
      .select(["u.id", "u.email", "u.locale", "u.mail", "o.cause as refused"])
      .where("u.id", "in", chunk)
      .where("u.state", "in", ["active", "suspended"])
      .execute();
    for (const user of users) {
      const reason = cause.people.get(user.id) ?? "followed";
      recipients.push({
        id: user.id,
        email: user.email,
        locale: asLocale(user.locale),
        reason,
        mailed: user.email !== null && user.mail === 1 && user.refused === null && reason !== "followed",
      });
    }
  }
  return recipients;
}

async function mutedBy(tx: Db | Tx, ideaId: string): Promise<Set<string>> {
  const rows = await tx.selectFrom("mutes").select("user_id").where("idea_id", "=", ideaId).execute();
  return new Set(rows.map((row) => row.user_id));
}

async function insidersOf(tx: Db | Tx, ideaId: string): Promise<"everybody" | Set<string>> {
  const space = await tx
    .selectFrom("ideas as i")
    .innerJoin("spaces as s", "s.id", "i.space_id")
    .select(["s.id", "s.visibility"])
    .where("i.id", "=", ideaId)
    .executeTakeFirst();
  if (!space) return new Set();
  if (space.visibility === "public") return "everybody";
  const members = await tx
    .selectFrom("space_members")
    .select("user_id")
    .where("space_id", "=", space.id)
    .execute();
  const staff = await tx
    .selectFrom("roles")
    .select("user_id")
    .where("space_id", "in", [space.id, "*"])
    .where("role", "in", ["moderator", "organiser", "admin"])
    .execute();
  return new Set([...members, ...staff].map((row) => row.user_id));
}
