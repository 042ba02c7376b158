import { z } from "zod";
import { isPublicKey } from "#app/core/vapid.server.ts";

/** What a browser says of itself to be called: where, and with which keys. */
export const pushDeviceForm = z.object({
  endpoint: z.string().max(1000).refine(URL.canParse, "desk.push.endpoint"),
  p256dh: z.string().max(100).refine(isPublicKey, "desk.push.endpoint"),
  auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/, "desk.push.endpoint"),
});

export const pushActForm = z.object({ act: z.enum(["remove", "test"]) });
