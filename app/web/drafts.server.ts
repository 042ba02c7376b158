import { data, redirect } from "@remix-run/node";
import { newSecret } from "#app/core/ids.server.ts";
import { hashSecret } from "#app/features/accounts/session.server.ts";
import { draftForm } from "#app/features/ideas/draft.schema.ts";
import { type DraftHolder, STEP_FIELDS, type Step, stepAfter, stepPath } from "#app/features/ideas/draft.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { saveDraft } from "#app/features/ideas/save-draft.server.ts";
import { cookie, cookieName, forgetCookie } from "./cookies.server.ts";
import { fieldError } from "./field-error.ts";
import { flash } from "./flash.server.ts";
import { readForm, rejected } from "./form.server.ts";
import { limit } from "./limit.server.ts";
import type { RequestContext } from "./request-context.ts";

const NAME = "draft";
const DAYS = 30;

/** Whose drafts this request may open: the person's, and those begun in this browser. */
export function draftHolder(context: RequestContext): DraftHolder {
  const secret = context.cookies[cookieName(context.app, NAME)];
  return { userId: context.viewer?.id ?? null, browserHash: secret ? hashSecret(secret) : null };
}

/** Forgets in this browser what was begun in it, as when signing out. */
export function forgetDrafts(context: RequestContext): void {
  context.setCookie(forgetCookie(context.app, NAME));
}

/**
 * Takes the form of one step as it stands: keeps it first, whatever is wrong with it, then does what was asked.
 * The next step comes when this one's fields are right; what others lack is said at theirs.
 */
export async function takeDraft(context: RequestContext, request: Request, step: Step, id: string | null) {
  const { app, viewer } = context;
  const form = await readForm(request, draftForm);
  if (!form.ok) return rejected(form);
  await limit(app, "draft", viewer?.id ?? context.ip);
  const { act, draft, ...fields } = form.values;
  const kept = await saveDraft(app, viewer, writingHolder(context), { ...fields, id: id ?? (draft || null) });
  if (act === "save") return data({ saved: kept, at: app.now().toISOString() });
  if (act === "preview") return redirect(`${stepPath(kept, step)}?preview=1#preview`, 303);
  if (act === "later") {
    flash(context, "done.draftKept");
    return redirect(viewer ? "/me" : "/ideas/new", 303);
  }
  const errors = (newIdea.safeParse(fields).error?.issues ?? [])
    .map(fieldError)
    .filter((error) => STEP_FIELDS[step].some((field) => field === error.field));
  if (errors.length > 0) return rejected({ errors, typed: { ...form.typed, draft: kept } });
  return redirect(stepPath(kept, stepAfter(step)), 303);
}

/** The same for a write: a browser without a secret is given one. */
function writingHolder(context: RequestContext): DraftHolder {
  const holder = draftHolder(context);
  if (holder.userId !== null || holder.browserHash !== null) return holder;
  const secret = newSecret();
  context.setCookie(cookie(context.app, NAME, secret, { maxAge: DAYS * 24 * 3600 }));
  return { ...holder, browserHash: hashSecret(secret) };
}
