import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SITE } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { followIdea } from "#app/features/notifications/follow-idea.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { describeWithBrowser } from "../support/browser.ts";
import { type ClockedSite, clockedSite } from "../support/clocked-site.ts";
import { anIdea, anOrganisation, aPerson, aSpace } from "../support/factories.ts";
import { mailsWith } from "../support/mailbox.ts";
import { tellEverybody } from "../support/told.ts";

let site: ClockedSite;
beforeAll(async () => {
  site = await clockedSite();
});
afterAll(() => site?.close());

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const mailsOf = async () => site.t.ctx.db.selectFrom("mails").select("id").execute();
/** The support that a page shows, in words. */
const support = (page: Page) => page.locator(".p-side").innerText();

/** An organiser, an author, and an idea of theirs in a space of its own. */
async function town(title: string) {
  const { ctx } = site.t;
  const space = await aSpace(ctx);
  const author = await aPerson(ctx);
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: SITE }] });
  return { ctx, space, author, organiser, idea: await anIdea(ctx, space, author, { title }) };
}

describeWithBrowser("what is promised, in a browser", (browser) => {
  test("merged ideas: three supporters answer differently, by the mail and on the site, and nothing moves by itself", async () => {
    const { ctx, space, author, organiser, idea } = await town("Ombra al mercat");
    const into = await anIdea(ctx, space, author, { title: "Arbres a totes les places" });
    const emails = ["moves", "keeps", "drops"].map((who) => `${who}@merge.example`);
    const [moves, keeps, drops] = await Promise.all(
      emails.map((email) => aPerson(ctx, { email, locale: "en" })),
    );
    const supporters = [moves, keeps, drops].map((person) => found(person));
    for (const person of supporters) await castVote(ctx, person, idea);

    const desk = await site.open(browser(), organiser);
    await desk.goto(`/board/ideas/${idea.number}/merge`);
    await desk.getByLabel("Goes on in idea number").fill(String(into.number));
    await desk.getByLabel("Public note").fill("Both ask for shade.");
    await press(desk, "Merge and ask its supporters");
    await desk.getByRole("link", { name: "How its supporters answer" }).click();
    await desk.getByText("3 have not answered yet").waitFor();
    await tellEverybody(site.t);
    const reader = await site.open(browser(), null);
    const seen = async () => {
      await reader.goto(ideaPath(idea));
      const old = await support(reader);
      await reader.goto(ideaPath(into));
      return [old, await support(reader)].map((words) => /(\d+)\s+supporters?/.exec(words)?.[1]);
    };
    expect(await seen()).toEqual(["3", "0"]);

    // Two answer by the address in their mail, signed in nowhere; one on the idea's page.
    const mail = await site.open(browser(), null);
    const byMail = async (email: string, choice: string) => {
      await mail.goto("/dev/mail");
      await mail
        .locator("section", { hasText: email })
        .getByRole("link", { name: /\/merges\// })
        .click();
      await press(mail, choice);
    };
    await byMail("moves@merge.example", "Move my support");
    await mail.getByText("Your support moved to the idea it goes on in.").waitFor();
    expect(await seen()).toEqual(["2", "1"]);
    const own = await site.open(browser(), found(keeps));
    await own.goto(ideaPath(idea));
    await press(own, "Leave it where it is");
    await own.getByText("Your support stays with this idea.").first().waitFor();
    expect(await seen()).toEqual(["2", "1"]);
    await byMail("drops@merge.example", "Withdraw it");
    await mail.getByText("You withdrew your support.").waitFor();
    expect(await seen()).toEqual(["1", "1"]);
    await desk.reload();
    for (const count of ["1 moved", "1 stayed", "1 withdrew"]) await desk.getByText(count).waitFor();

    // The old number stays, says where it goes on, and the other says what it combines.
    expect((await reader.goto(`/ideas/${idea.number}`))?.status()).toBe(200);
    await reader.getByRole("heading", { name: "Ombra al mercat", level: 1 }).waitFor();
    await reader.getByText("Both ask for shade.").waitFor();
    await reader
      .locator("main")
      .getByRole("link", { name: `Nº ${into.number} · Arbres a totes les places` })
      .click();
    await reader.getByRole("heading", { name: "Arbres a totes les places", level: 1 }).waitFor();
    await reader
      .locator("dt", { hasText: "Combines" })
      .locator("xpath=..")
      .getByText("Ombra al mercat")
      .click();
    await reader.waitForURL(`**${ideaPath(idea)}`);
  });

  test("a question is overdue once its local day has ended; its late answer is marked and told to who follows it", async () => {
    const { ctx, space, author } = await town("Sense pregunta");
    const body = await anOrganisation(ctx, "aigues", "Servei d'Aigües", [await aPerson(ctx)]);
    const question = await proposeIdea(
      ctx,
      author,
      newIdea.parse({
        space: space.slug,
        kind: "question",
        title: "On va l'aigua de la bassa?",
        body: "Cada tardor es buida la bassa i no sabem on va.",
        lang: "ca",
        to: body.id,
      }),
    );
    const follower = await aPerson(ctx);
    await followIdea(ctx, follower, { number: question.number, follow: true });
    const { due_on } = await ctx.db
      .selectFrom("ideas")
      .select("due_on")
      .where("number", "=", question.number)
      .executeTakeFirstOrThrow();

    const reader = await site.open(browser(), null);
    site.t.clock.set(new Date(`${due_on}T22:59:30.000Z`)); // Half a minute before midnight in Madrid.
    await reader.goto("/organisations/aigues");
    await reader.getByText("Before 8 December 2026").waitFor();
    site.t.clock.forward(31_000);
    await reader.reload();
    await reader.getByText("This was due on 8 December 2026 (").waitFor();

    const member = await site.open(browser(), found(body.members[0]));
    await member.goto(`/ideas/${question.number}`);
    await member.getByRole("link", { name: "Answer officially" }).click();
    await member.getByLabel("Text", { exact: true }).fill("It goes to the **allotments**.");
    await press(member, "Publish and tell");
    await member.getByText("It goes to the allotments.").waitFor();
    await tellEverybody(site.t);

    await reader.goto(`/ideas/${question.number}`);
    const said = reader.locator("#official");
    await said.getByText("Official answer").waitFor();
    await said.getByText("Servei d'Aigües").waitFor();
    expect(await reader.getByText("This was due").count()).toBe(0);
    await reader.goto("/organisations/aigues");
    await reader.getByText("Answered on 9 December 2026").waitFor();
    const told = await site.open(browser(), follower);
    await told.goto("/notifications");
    await told.getByText("It has an official answer.").waitFor();
  });

  test("an idea's next step is overdue by itself when its local day ends, everywhere it stands", async () => {
    const { ctx, organiser, idea } = await town("Un banc al riu");
    const promise = { stage: "underway", note: "Es fa.", responsible: "Parcs", due: "2027-01-15" };
    await moveIdea(ctx, organiser, { ...newMove.parse(promise), number: idea.number });
    await tellEverybody(site.t);
    const reader = await site.open(browser(), null);
    const desk = await site.open(browser(), organiser);
    const places: [Page, string][] = [
      [reader, ideaPath(idea)],
      [reader, `/pipeline`],
      [desk, "/board?view=overdue"],
    ];
    const late = async () => {
      const found = [];
      for (const [page, path] of places) {
        await page.goto(path);
        found.push((await page.locator("main").innerText()).includes("This was due on 15 January 2027 ("));
      }
      return found;
    };
    site.t.clock.set(new Date("2027-01-15T22:59:30.000Z"));
    expect(await late()).toEqual([false, false, false]);
    await reader.goto(ideaPath(idea));
    await reader.getByText("Before 15 January 2027").waitFor();
    site.t.clock.forward(31_000);
    expect(await late()).toEqual([true, true, true]);
  });

  test("a move that is undone in time sends no message, and its idea is back where it was", async () => {
    const { ctx, organiser, author, idea } = await town("Una font nova");
    await castVote(ctx, await aPerson(ctx), idea);
    const before = await mailsOf();
    const desk = await site.open(browser(), organiser);
    await desk.goto(`/board/ideas/${idea.number}`);
    await desk.getByLabel("Stage").selectOption("declined");
    await desk.getByLabel("Public note").fill("By mistake.");
    await press(desk, "Move and tell");
    await desk.getByText("2 people will hear of it").waitFor();
    site.t.clock.forward(9_000);
    await press(desk, "Undo");
    await desk.getByText("Undone: the idea is back where it was and nobody is told.").waitFor();
    await tellEverybody(site.t);
    expect(await mailsOf()).toEqual(before);
    expect(await mailsWith(desk, "Una font nova")).toEqual([]);
    const own = await site.open(browser(), author);
    await own.goto("/notifications");
    expect(await own.getByText("Una font nova").count()).toBe(0);
    await own.goto(ideaPath(idea));
    await own.getByText("Correction: back to “In discussion”.").waitFor();
    await own.getByText("Stage 2 of 7").waitFor();
  });
});
