import { randomBytes } from "node:crypto";
import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { newKeyPair } from "#app/core/vapid.server.ts";
import { readSession, startSession } from "#app/features/accounts/session.server.ts";
import { addPushDevice } from "#app/features/notifications/add-push-device.server.ts";
import type { Browser } from "./push-service.ts";

export const FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

/** A browser as it gives itself to a site, of a push service that nobody asks. */
export function aBrowser(): Browser {
  const auth = randomBytes(16).toString("base64url");
  return { endpoint: `https://push.example.org/${auth}`, p256dh: newKeyPair().publicKey, auth };
}

/** The person as signed in anew on some browser. */
export async function signedIn(ctx: AppContext, person: Actor): Promise<Actor> {
  const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, person.id, FIREFOX));
  const session = await readSession(ctx, cookie);
  return { ...person, sessionId: session?.publicId ?? null };
}

/** The person signed in on a browser on which they want to be called. */
export async function calledOn(ctx: AppContext, person: Actor, browser: Browser): Promise<Actor> {
  const actor = await signedIn(ctx, person);
  await addPushDevice(ctx, actor, { ...browser, userAgent: FIREFOX });
  return actor;
}
