import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, isWebAddress, line, text } from "#app/core/text.ts";
import { ORGANISATION_KINDS } from "./organisation.ts";

const website = z
  .string()
  .trim()
  .max(300, { error: "errors.tooLong" })
  .default("")
  .refine((url) => url === "" || isWebAddress(url), { error: "errors.url" });

export const requestForm = z.object({
  name: line({ min: 2, max: 150 }),
  kind: z.enum(ORGANISATION_KINDS, { error: "errors.choice" }),
  website,
  description: text(LIMITS.description),
  role: line(LIMITS.name),
  /** The address of one's refused request, to send it again. */
  again: z.string().max(100).default(""),
});
export type OrganisationRequest = z.output<typeof requestForm>;

export const profileForm = z.object({
  website,
  description: text(LIMITS.description),
  version: z.string().max(64).default(""),
});
export type OrganisationProfile = z.output<typeof profileForm>;

export const verdictForm = z.discriminatedUnion("verdict", [
  z.object({ verdict: z.literal("verify"), how: line(LIMITS.how) }),
  z.object({ verdict: z.literal("refuse"), reason: text(LIMITS.reason) }),
]);

export const memberForm = z.object({ email: emailAddress, role: z.enum(["member", "manager"]) });
