import type { Locale } from "#app/core/actor.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import type { Localized } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Tx } from "#db/portable.ts";
import type { TextTarget } from "./text-target.queries.server.ts";

/** What a rule tells an author whose text breaks it: the rule's own in their language, else what is true of every rule. The rule's text stands before it. */
export function reasonInLocale(answer: Localized, locale: Locale): string {
  return answer[locale] || translateIn(locale)("desk.canned");
}

/** The reason an author reads when the moderator writes none: word for word what the desk has shown. */
export async function cannedReason(tx: Tx, text: TextTarget, input: { rule: number }): Promise<string> {
  const rule = await tx
    .selectFrom("rules")
    .select("answer")
    .where("space_id", "=", text.spaceId)
    .where("number", "=", input.rule)
    .executeTakeFirstOrThrow();
  const author = text.authorId
    ? await tx.selectFrom("users").select("locale").where("id", "=", text.authorId).executeTakeFirst()
    : undefined;
  return reasonInLocale(localized(rule.answer), asLocale(author?.locale ?? ""));
}
