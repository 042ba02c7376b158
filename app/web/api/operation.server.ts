import type { z } from "zod";
import { type Actor, inScope, type Locale, type Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import { fieldError, unstorable } from "../field-error.ts";
import { limit, type RateName } from "../limit.server.ts";
import { badInput, Problem } from "./problem.server.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** What arrives, before it is read by the operation's schemas. */
export type RawCall = {
  ctx: AppContext;
  caller: Viewer;
  locale: Locale;
  network: string;
  params: Record<string, string>;
  query: unknown;
  body: unknown;
  /** `Idempotency-Key` of the request, made this call's own: two calls may be asked with one key. */
  key: string | undefined;
};

export type Call<Query, Body> = Omit<RawCall, "query" | "body"> & { query: Query; body: Body };

/** One row of the API's table: the router serves it, the document describes it, its test calls it. */
export type Operation = {
  /** Name of the call in the document. */
  id: string;
  method: Method;
  /** Path under `/api/v1`, parameters as `{name}`. */
  path: string;
  tag: string;
  summary: string;
  /** False where nobody in particular may call. */
  signedIn: boolean;
  query: z.ZodObject | null;
  body: z.ZodType | null;
  status: number;
  answer: z.ZodType | null;
  /** Expected refusals beside 401, 404, 422 and 429. */
  refusals: Record<number, string>;
  example: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
  run: (call: RawCall) => Promise<unknown>;
};

type Spec<Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType> = Pick<
  Operation,
  "id" | "method" | "path" | "tag" | "summary"
> & {
  query?: Q;
  body?: B;
  status?: number;
  answer?: A;
  refusals?: Record<number, string>;
  /** Limits that a call counts against, per person, or per network where nobody is signed in. */
  limits?: readonly RateName[];
  example?: { params?: Record<string, string>; query?: Record<string, string>; body?: z.input<B> };
};

/** An operation for anybody. */
export function open<Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(
  spec: Spec<Q, B, A> & { handle: (call: Call<z.output<Q>, z.output<B>>) => Promise<z.input<A>> },
): Operation {
  return describe(spec, false, async (raw) => {
    if (spec.method === "get" && raw.caller) allow(inScope(raw.caller, "read"));
    for (const name of spec.limits ?? []) await limit(raw.ctx, name, raw.caller?.id ?? raw.network);
    return spec.handle({ ...raw, ...read(spec, raw) });
  });
}

/** An operation for somebody; nobody in particular gets 401. */
export function signedIn<Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(
  spec: Spec<Q, B, A> & {
    handle: (call: Call<z.output<Q>, z.output<B>> & { actor: Actor }) => Promise<z.input<A>>;
  },
): Operation {
  return describe(spec, true, async (raw) => {
    const actor = raw.caller;
    if (!actor) throw new Problem(401, "Nobody is signed in.");
    if (spec.method === "get") allow(inScope(actor, "read"));
    const call = { ...raw, ...read(spec, raw), actor };
    for (const name of spec.limits ?? []) await limit(raw.ctx, name, actor.id);
    return spec.handle(call);
  });
}

function describe<Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(
  spec: Spec<Q, B, A>,
  needsPerson: boolean,
  run: Operation["run"],
): Operation {
  return {
    id: spec.id,
    method: spec.method,
    path: spec.path,
    tag: spec.tag,
    summary: spec.summary,
    signedIn: needsPerson,
    query: spec.query ?? null,
    body: spec.body ?? null,
    status: spec.status ?? (spec.answer ? 200 : 204),
    answer: spec.answer ?? null,
    refusals: spec.refusals ?? {},
    example: spec.example ?? {},
    run,
  };
}

function read<Q extends z.ZodObject, B extends z.ZodType>(
  spec: { query?: Q; body?: B },
  raw: RawCall,
): { query: z.output<Q>; body: z.output<B> } {
  const query = spec.query?.safeParse(raw.query);
  if (query?.success === false) throw badInput(query.error.issues.map(fieldError), raw.locale);
  const body = spec.body?.safeParse(raw.body);
  if (body?.success === false) throw badInput(body.error.issues.map(fieldError), raw.locale);
  const odd = unstorable(query?.data) ?? unstorable(body?.data);
  if (odd) throw badInput([odd], raw.locale);
  return { query: query?.data as z.output<Q>, body: body?.data as z.output<B> };
}
