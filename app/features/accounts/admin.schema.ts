import { z } from "zod";
import { LICENCES } from "#app/core/licence.ts";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line, text } from "#app/core/text.ts";
import { SUSPENSION_DAYS } from "./suspension.ts";

export const addressForm = z.object({ email: emailAddress });
export const siteForm = z.object({
  name: line(LIMITS.name),
  /** Who gives the open data, where to ask about them and under which licence they are given. */
  publisher: line({ min: 0, max: LIMITS.name.max }).default(""),
  contact: z
    .union([z.literal(""), emailAddress, z.url({ protocol: /^https$/ })], {
      error: "admin.site.contactWrong",
    })
    .default(""),
  licence: z
    .enum(
      LICENCES.map((licence) => licence.id),
      { error: "errors.choice" },
    )
    .default("cc-by-4.0"),
});
export const suspensionForm = z.object({
  act: z.enum(["suspend", "reinstate"]),
  reason: text(LIMITS.reason),
  /** For how long; without, until somebody ends it. */
  days: z.enum(["", ...SUSPENSION_DAYS], { error: "errors.choice" }).default(""),
});
export const roleForm = z.object({
  role: z.enum(["moderator", "organiser", "admin"], { error: "errors.choice" }),
  /** A space's id, or "*" for the whole site. */
  place: z.string({ error: "errors.choice" }).min(1, { error: "errors.choice" }).max(64),
});
