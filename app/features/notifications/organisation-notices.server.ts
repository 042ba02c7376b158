import type { AppContext } from "#app/core/context.ts";
import type { JournalEntry } from "#app/core/journal.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Tx } from "#db/portable.ts";
import { unsubscribeUrl } from "./unsubscribe-token.server.ts";

const KINDS = {
  "organisation.requested": "organisationRequested",
  "organisation.verified": "organisationVerified",
  "organisation.refused": "organisationRefused",
} as const;

/**
 * Tells the administrators that an organisation waits to be verified, and whoever asked for it what came of
 * it: each once. Returns whom it told.
 */
export async function tellOfOrganisation(ctx: AppContext, tx: Tx, entry: JournalEntry): Promise<string[]> {
  if (!(entry.type in KINDS)) return [];
  const kind = KINDS[entry.type as keyof typeof KINDS];
  const { organisationId } = entry.data as { organisationId: string };
  const organisation = await tx
    .selectFrom("organisations")
    .select(["id", "slug", "name", "requested_by", "verified_how", "refused_reason"])
    .where("id", "=", organisationId)
    .executeTakeFirst();
  if (!organisation) return [];
  const told: string[] = [];
  for (const person of await peopleFor(tx, kind, organisation.requested_by))
    if (await tell(ctx, tx, entry, kind, organisation, person)) told.push(person.id);
  return told;
}

type Kind = (typeof KINDS)[keyof typeof KINDS];
type Organisation = {
  id: string;
  slug: string;
  name: string;
  verified_how: string | null;
  refused_reason: string | null;
};
type Person = Awaited<ReturnType<typeof peopleFor>>[number];

function peopleFor(tx: Tx, kind: Kind, requestedBy: string | null) {
  return tx
    .selectFrom("users as u")
    .leftJoin("mail_optouts as m", (join) =>
      join.onRef("m.user_id", "=", "u.id").on("m.cause", "=", "organisation"),
    )
    .select(["u.id", "u.email", "u.locale", "u.mail", "m.cause as refused"])
    .where("u.state", "in", ["active", "suspended"])
    .$if(kind === "organisationRequested", (query) =>
      query
        .where("u.id", "<>", requestedBy ?? "")
        .where("u.id", "in", (admins) =>
          admins.selectFrom("roles").select("user_id").where("role", "=", "admin"),
        ),
    )
    .$if(kind !== "organisationRequested", (query) => query.where("u.id", "=", requestedBy ?? ""))
    .execute();
}

async function tell(
  ctx: AppContext,
  tx: Tx,
  entry: JournalEntry,
  kind: Kind,
  organisation: Organisation,
  person: Person,
): Promise<boolean> {
  // By its place in the journal: a refused organisation may be asked for again and refused again.
  const cause = `organisation:${organisation.id}:${entry.position}`;
  const row = await tx
    .insertInto("notifications")
    .values({
      id: ctx.newId(),
      user_id: person.id,
      cause,
      kind,
      reason: kind === "organisationRequested" ? "admin" : "requested",
      idea_id: null,
      comment_id: null,
      decision_id: null,
      stage_move_id: null,
      organisation_id: organisation.id,
      created_at: entry.at,
      read_at: null,
    })
    .onConflict((conflict) => conflict.columns(["user_id", "cause"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) return false;
  if (person.email === null || person.mail !== 1 || person.refused !== null) return true;
  const locale = asLocale(person.locale);
  const t = translateIn(locale);
  const unsubscribe = unsubscribeUrl(ctx, person.id, "organisation");
  const heading = t(`mail.organisation.${kind}`, { name: organisation.name });
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
      paragraphs: paragraphs(t, kind, organisation),
      action: actionOf(ctx, t, kind, organisation),
      footer: {
        text: t(kind === "organisationRequested" ? "mail.footer.admin" : "mail.footer.requested"),
        links: [{ label: t("mail.footer.stop.organisation"), url: unsubscribe }],
      },
    },
  });
  return true;
}

function paragraphs(t: Translate, kind: Kind, organisation: Organisation): string[] {
  if (kind === "organisationRequested") return [t("mail.organisation.toVerify")];
  if (kind === "organisationVerified")
    return [
      t("mail.organisation.next"),
      t("organisations.verified", { how: organisation.verified_how ?? "" }),
    ];
  return [
    t("mail.decision.reason", { reason: organisation.refused_reason ?? "" }),
    t("mail.organisation.again"),
  ];
}

function actionOf(ctx: AppContext, t: Translate, kind: Kind, { slug }: Organisation) {
  return kind === "organisationRequested"
    ? { label: t("mail.organisation.verify"), url: `${ctx.config.publicUrl}/admin/organisations/${slug}` }
    : { label: t("mail.organisation.open"), url: `${ctx.config.publicUrl}/organisations/${slug}` };
}
