import { postComment } from "#app/features/comments/post-comment.server.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { beside } from "./beside.ts";
import { anIdea, aPerson, aSpace } from "./factories.ts";

const SENTENCES = [
  "Hi passo cada dia amb els nens i a l'estiu no s'hi pot estar.",
  "El carrer del costat ja té **arbres** i es nota: fa quatre graus menys.",
  "Caldria parlar-ne amb els paradistes abans de posar-hi res fix.",
  "D'acord amb el que es diu més amunt, però sense treure places de càrrega.",
  "A *Can Ricart* ho van fer amb tendals i va sortir a un preu raonable.",
];

/**
 * An idea with published comments, every third one a reply, as long as people's comments are (one to five sentences).
 * Written beside the server that serves the database; returns the idea's address and its comments' ids.
 */
export async function aLongThread(
  databaseUrl: string,
  comments: number,
): Promise<{ path: string; comments: string[] }> {
  const { ctx, close } = await beside(databaseUrl);
  const author = await aPerson(ctx);
  const space = await aSpace(ctx, { slug: `long-${comments}`, moderation: "after" });
  const idea = await anIdea(ctx, space, author, {
    title: `Més ombra a la plaça (${comments})`,
    body: SENTENCES.join(" "),
  });
  const people = [];
  for (const name of ["Núria Vidal", "Bernat Puig", "Marta Soler", "Omar Haddad"])
    people.push(await aPerson(ctx, { name }));
  const ids: string[] = [];
  for (let at = 0; at < comments; at += 1) {
    const person = people[at % people.length] ?? author;
    const body = SENTENCES.slice(0, 1 + ((at * 3) % 5)).join(at % 2 ? " " : "\n\n");
    const parent = at % 3 === 2 ? (ids[at - 1] ?? null) : null;
    const stance = at % 4 === 0 ? "for" : null;
    const posted = await postComment(ctx, person, {
      number: idea.number,
      body,
      parent,
      stance,
      lang: "ca",
      onBehalfOf: null,
    });
    ids.push(posted.id);
  }
  await close();
  return { path: ideaPath(idea), comments: ids };
}
