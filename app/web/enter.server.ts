import { redirect } from "@remix-run/node";
import type { Locale } from "#app/core/actor.ts";
import { hasAccount, signIn } from "#app/features/accounts/sign-in.server.ts";
import type { Proof } from "#app/features/accounts/sign-in-code.server.ts";
import { claimDrafts } from "#app/features/ideas/claim-drafts.server.ts";
import { consumeIntent } from "./consume-intent.server.ts";
import { draftHolder } from "./drafts.server.ts";
import { flash } from "./flash.server.ts";
import { localPath } from "./local-path.ts";
import type { RequestContext } from "./request-context.ts";
import { forgetSignIn, rememberProof } from "./sign-in-cookies.server.ts";

/**
 * Goes in by a proven address: to the first-time page when there is no account yet, else signed in and
 * back to where the person was. Returns the redirect.
 */
export async function enter(
  context: RequestContext,
  request: Request,
  proof: Proof,
  profile: { name: string; locale: Locale } | null,
) {
  if (!profile && !(await hasAccount(context.app, proof.email))) {
    rememberProof(context, proof);
    return redirect("/register", 303);
  }
  const { cookie, next } = await signIn(context.app, {
    proof,
    profile,
    userAgent: request.headers.get("user-agent") ?? "",
    endSession: context.viewer?.sessionId
      ? { userId: context.viewer.id, sessionId: context.viewer.sessionId }
      : null,
    claim: (tx, userId) => claimDrafts(tx, userId, draftHolder(context).browserHash),
    consume: (tx, record, actor, intentId) => consumeIntent(context.app, tx, record, actor, intentId),
  });
  context.setCookie(cookie);
  forgetSignIn(context);
  flash(context, proof.intentId ? "done.intent" : "done.signedIn");
  return redirect(localPath(next), 303);
}
