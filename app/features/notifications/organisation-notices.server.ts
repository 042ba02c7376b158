import type { AppContext } from "#app/core/context.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Tx } from "#db/portable.ts";
import { unsubscribeUrl } from "./unsubscribe-token.server.ts";

/** Tells whoever asked for an organisation what came of it, once. Returns whom it told. */
export async function tellRequester(ctx: AppContext, tx: Tx, entry: JournalEntry): Promise<string[]> {
  if (entry.type !== "organisation.verified" && entry.type !== "organisation.refused") return [];
  const kind = entry.type === "organisation.verified" ? "organisationVerified" : "organisationRefused";
  const person = await tx
    .selectFrom("organisations as o")
    .innerJoin("users as u", "u.id", "o.requested_by")
    .leftJoin("mail_optouts as m", (join) =>
      join.onRef("m.user_id", "=", "u.id").on("m.cause", "=", "decision"),
    )
    .select([
      "o.id as organisation_id",
      "o.slug",
      "o.name",
      "o.verified_how",
      "o.refused_reason",
      "u.id",
      "u.email",
      "u.locale",
      "u.mail",
      "m.cause as refused",
    ])
    .where("o.id", "=", entry.data.organisationId)
    .where("u.state", "in", ["active", "suspended"])
    .executeTakeFirst();
  if (!person) return [];
  // By its place in the journal: a refused organisation may be asked for again and refused again.
  const cause = `organisation:${person.organisation_id}:${entry.position}`;
  const row = await tx
    .insertInto("notifications")
    .values({
      id: ctx.newId(),
      user_id: person.id,
      cause,
      kind,
      reason: "requested",
      idea_id: null,
      comment_id: null,
      decision_id: null,
      stage_move_id: null,
      organisation_id: person.organisation_id,
      created_at: entry.at,
      read_at: null,
    })
    .onConflict((conflict) => conflict.columns(["user_id", "cause"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) return [];
  if (person.email !== null && person.mail === 1 && person.refused === null) {
    const locale = asLocale(person.locale);
    const t = translateIn(locale);
    const unsubscribe = unsubscribeUrl(ctx, person.id, "decision");
    const heading = t(`mail.organisation.${kind}`, { name: person.name });
    await enqueueMail(ctx, tx, {
      dedupe: `${cause}:${person.id}`,
      to: person.email,
      userId: person.id,
      kind,
      locale,
      unsubscribe,
      subject: heading,
      content: {
        heading,
        paragraphs:
          kind === "organisationVerified"
            ? [t("mail.organisation.next"), t("organisations.verified", { how: person.verified_how ?? "" })]
            : [
                t("mail.decision.reason", { reason: person.refused_reason ?? "" }),
                t("mail.organisation.again"),
              ],
        action: {
          label: t("mail.organisation.open"),
          url: `${ctx.config.publicUrl}/organisations/${person.slug}`,
        },
        footer: {
          text: t("mail.footer.requested"),
          links: [{ label: t("mail.footer.stop.decision"), url: unsubscribe }],
        },
      },
    });
  }
  return [person.id];
}
