import { randomInt, timingSafeEqual } from "node:crypto";
import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { newSecret } from "#app/core/ids.server.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Tx } from "#db/portable.ts";
import { hashSecret } from "./session.server.ts";

export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;

export type CodeRequest = { email: string; locale: Locale; next: string; intentId: string | null };

/**
 * Mails a six-digit code and a link for another device, and returns the secret that binds the code to
 * the asking browser. The same for known, unknown and suspended addresses; only hashes are stored.
 */
export async function requestCode(ctx: AppContext, input: CodeRequest): Promise<{ browserSecret: string }> {
  const id = ctx.newId();
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const link = newSecret();
  const browserSecret = newSecret();
  const now = ctx.now();
  const t = translateIn(input.locale);
  await ctx.transact({}, async (tx) => {
    await tx
      .insertInto("sign_in_codes")
      .values({
        id,
        email: input.email,
        browser_hash: hashSecret(browserSecret),
        code_hash: codeHash(id, code),
        link_hash: hashSecret(link),
        intent_id: input.intentId,
        next: input.next,
        locale: input.locale,
        created_at: now.toISOString(),
        expires_at: new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString(),
        used_at: null,
      })
      .execute();
    await enqueueMail(ctx, tx, {
      dedupe: `code:${id}`,
      to: input.email,
      userId: null,
      kind: "code",
      locale: input.locale,
      subject: t("mail.code.subject", { code }),
      content: {
        heading: t("mail.code.heading"),
        paragraphs: [t("mail.code.text", { minutes: CODE_MINUTES })],
        callout: code,
        action: { label: t("mail.code.link"), url: `${ctx.config.publicUrl}/login/link/${link}` },
        footer: { text: t("mail.code.footer"), links: [] },
      },
    });
  });
  return { browserSecret };
}

/** A code or link that proved an address; ready to sign in with. */
export type Proof = { id: string; email: string; next: string; locale: string; intentId: string | null };

/**
 * Checks a code against the newest one this browser asked for. Counts the try whatever happens after.
 * Throws `invalid` when it is wrong, old, used or tried too often: one message for all.
 */
export async function proveByCode(ctx: AppContext, browserSecret: string, code: string): Promise<Proof> {
  const proof = await ctx.transact({}, async (tx) => {
    const row = await tx
      .selectFrom("sign_in_codes")
      .selectAll()
      .where("browser_hash", "=", hashSecret(browserSecret))
      .orderBy("created_at", "desc")
      .limit(1)
      .executeTakeFirst();
    if (!row || row.used_at || row.expires_at <= ctx.now().toISOString() || row.tries >= CODE_TRIES)
      return null;
    // The try is counted by the database, so that parallel guesses cannot share one.
    const counted = await tx
      .updateTable("sign_in_codes")
      .set((eb) => ({ tries: eb("tries", "+", 1) }))
      .where("id", "=", row.id)
      .where("tries", "<", CODE_TRIES)
      .where("used_at", "is", null)
      .returning("tries")
      .executeTakeFirst();
    if (!counted) return null;
    const right = timingSafeEqual(Buffer.from(row.code_hash), Buffer.from(codeHash(row.id, code)));
    return right ? toProof(row) : null;
  });
  if (!proof) throw new DomainError("invalid", "accounts.code.wrong", { field: "code" });
  return proof;
}

/** The proof of a link opened on any device, while it is fresh and unused. Throws `notFound` otherwise. */
export async function proofOfLink(ctx: AppContext, link: string): Promise<Proof> {
  const row = await ctx.db
    .selectFrom("sign_in_codes")
    .selectAll()
    .where("link_hash", "=", hashSecret(link))
    .where("used_at", "is", null)
    .where("expires_at", ">", ctx.now().toISOString())
    .executeTakeFirst();
  if (!row) throw new DomainError("notFound", "accounts.link.old");
  return toProof(row);
}

/** Uses a proof up inside the transaction that signs in. Throws `conflict` when it was used meanwhile. */
export async function useProof(ctx: AppContext, tx: Tx, proof: Proof): Promise<void> {
  const used = await tx
    .updateTable("sign_in_codes")
    .set({ used_at: ctx.now().toISOString() })
    .where("id", "=", proof.id)
    .where("used_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!used) throw new DomainError("conflict", "accounts.code.wrong", { field: "code" });
}

function toProof(row: {
  id: string;
  email: string;
  next: string | null;
  locale: string;
  intent_id: string | null;
}): Proof {
  return { id: row.id, email: row.email, next: row.next ?? "/", locale: row.locale, intentId: row.intent_id };
}

function codeHash(id: string, code: string): string {
  return hashSecret(`${id}:${code}`);
}
