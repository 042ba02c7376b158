import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line } from "#app/core/text.ts";

const locale = z.enum(["ca", "es", "en"], { error: "errors.choice" });
const accepted = z.literal("1", { error: "accounts.register.mustAccept" });

export const loginForm = z.object({
  email: emailAddress,
  next: z.string().max(2000).optional(),
  intent: z.string().max(64).optional(),
});
export const codeForm = z.object({
  code: z
    .string({ error: "errors.required" })
    .transform((value) => value.replace(/\D/g, ""))
    .pipe(z.string().length(6, { error: "accounts.code.six" })),
});
export const registerForm = z.object({ name: line(LIMITS.name), locale, accepted });
export const settingsForm = z.object({ name: line(LIMITS.name), locale, mail: z.literal("1").optional() });
export const tokenForm = z.object({
  name: line(LIMITS.name),
  scopes: z
    .array(z.enum(["read", "write", "moderate", "organise", "admin"]))
    .min(1, { error: "errors.choice" }),
});
export const passwordLoginForm = loginForm.extend({
  password: z.string({ error: "errors.required" }).max(500),
});
export const passwordForm = z
  .object({
    act: z.enum(["set", "remove"]),
    current: z.string().max(500).default(""),
    password: z.string().max(500, { error: "errors.tooLong" }).default(""),
  })
  .refine((form) => form.act === "remove" || [...form.password].length >= 10, {
    path: ["password"],
    error: "accounts.password.short",
  });
