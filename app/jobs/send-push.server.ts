import { type ClientRequest, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import webpush from "web-push";
import type { AppContext } from "#app/core/context.ts";
import { NotPublicError, publicLookup } from "#app/core/public-address.server.ts";
import { pushSubject } from "#app/core/push-keys.server.ts";
import type { KeyPair } from "#app/core/vapid.server.ts";
import type { PushMessage } from "#app/features/notifications/push-device.ts";
import { mayCall } from "#app/features/notifications/push-endpoint.server.ts";

const PATIENCE_MS = 10_000;

export type PushTarget = { endpoint: string; p256dh: string; auth: string };

/** What became of a push: taken; `gone`, for nobody is there any more; refused for good; or to be tried again, not before so long. */
export type PushResult =
  | { kind: "taken" }
  | { kind: "gone" }
  | { kind: "refused"; why: string }
  | { kind: "later"; why: string; afterMs: number };

/**
 * Sends one message to a browser by its push service: encrypted for the browser alone (RFC 8291), signed as this site's
 * (RFC 8292), in place of one of the same tag that has not been fetched yet. Never throws.
 */
export async function sendPush(
  ctx: AppContext,
  keys: KeyPair,
  target: PushTarget,
  message: PushMessage,
  seconds: number,
): Promise<PushResult> {
  const { endpoint, p256dh, auth } = target;
  if (!mayCall(ctx.config, endpoint)) return { kind: "gone" };
  try {
    const details = webpush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(message),
      {
        vapidDetails: { subject: await pushSubject(ctx), ...keys },
        TTL: seconds,
        urgency: "high",
        topic: message.tag,
        contentEncoding: "aes128gcm",
      },
    );
    const answer = await post(ctx, endpoint, details.headers, details.body as Buffer);
    return resultOf(answer);
  } catch (error) {
    if (error instanceof NotPublicError) return { kind: "gone" };
    return { kind: "later", why: error instanceof Error ? error.message : "unknown", afterMs: 0 };
  }
}

type Answer = { status: number; retryAfter: string | undefined };

function resultOf({ status, retryAfter }: Answer): PushResult {
  if (status >= 200 && status < 300) return { kind: "taken" };
  if (status === 404 || status === 410) return { kind: "gone" };
  const why = `the push service answered ${status}`;
  if (status >= 500 || status === 429 || status === 408)
    return {
      kind: "later",
      why,
      afterMs: /^\d{1,5}$/.test(retryAfter ?? "") ? Number(retryAfter) * 1000 : 0,
    };
  return { kind: "refused", why };
}

/** Follows no redirects, waits ten seconds in all and reads no body: whom it calls, a client has said. */
function post(ctx: AppContext, endpoint: string, headers: object, body: Buffer): Promise<Answer> {
  const isPlain = endpoint.startsWith("http:");
  return new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      headers: headers as Record<string, string | number>,
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(ctx.config.pushToPrivate ? {} : { lookup: publicLookup }),
    } as const;
    const call: ClientRequest = isPlain ? httpRequest(endpoint, options) : httpsRequest(endpoint, options);
    call.on("response", (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] });
      response.destroy();
    });
    call.on("error", reject);
    call.end(body);
  });
}
