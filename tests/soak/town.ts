import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { scopesFor } from "#app/features/accounts/token.policy.ts";
import { beside } from "../support/beside.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

export type Person = { id: string; token: string };
export type Town = { writers: Person[]; moderators: Person[]; numbers: number[] };

/** Before the server starts: two spaces (comments published at once, comments approved first), five ideas, and people with tokens. */
export async function buildTown(
  databaseUrl: string,
  wanted: { writers: number; moderators: number },
): Promise<Town> {
  const { ctx, close } = await beside(databaseUrl);
  const author = await aPerson(ctx, { name: "Núria Vidal" });
  const open = await aSpace(ctx, { slug: "places", moderation: "after" });
  const screened = await aSpace(ctx, { slug: "escoles", moderation: "before" });
  const numbers: number[] = [];
  for (const [at, space] of [open, open, open, screened, screened].entries())
    numbers.push((await anIdea(ctx, space, author, { title: `Ombra al carrer ${at + 1}` })).number);
  const writers: Person[] = [];
  for (let n = 0; n < wanted.writers; n += 1)
    writers.push(await withToken(ctx, await aPerson(ctx, { name: `Veïna ${n + 1}` })));
  const moderators: Person[] = [];
  for (let n = 0; n < wanted.moderators; n += 1) {
    const person = await aPerson(ctx, { name: `Moderadora ${n + 1}`, roles: [{ role: "moderator" }] });
    moderators.push(await withToken(ctx, person));
  }
  await close();
  return { writers, moderators, numbers };
}

async function withToken(ctx: AppContext, person: Actor): Promise<Person> {
  const { token } = await createToken(ctx, person, { name: "soak", scopes: scopesFor(person) });
  return { id: person.id, token };
}
