import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line, text } from "#app/core/text.ts";

export const addressForm = z.object({ email: emailAddress });
export const siteForm = z.object({ name: line(LIMITS.name) });
export const suspensionForm = z.object({
  act: z.enum(["suspend", "reinstate"]),
  reason: text(LIMITS.reason),
});
export const roleForm = z.object({
  role: z.enum(["moderator", "organiser", "admin"], { error: "errors.choice" }),
  /** A space's id, or "*" for the whole site. */
  place: z.string({ error: "errors.choice" }).min(1, { error: "errors.choice" }).max(64),
});
