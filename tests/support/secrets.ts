import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { versionOf } from "#app/core/version.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { addDocuments } from "#app/features/dossier/documents.server.ts";
import { editIdea } from "#app/features/ideas/edit-idea.server.ts";
import { editedIdea, newIdea } from "#app/features/ideas/idea.schema.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { saveDraft } from "#app/features/ideas/save-draft.server.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import { type ImpactAct, impactAct } from "#app/features/impact/impact.schema.ts";
import { saveFigure } from "#app/features/impact/save-figure.server.ts";
import { withdrawFigure } from "#app/features/impact/withdraw-figure.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { appealSuspension } from "#app/features/moderation/appeal-suspension.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { reportPath } from "#app/features/moderation/report-token.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { TABLES } from "#app/features/open-data/tables.ts";
import { requestOrganisation } from "#app/features/organisations/request-organisation.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { withdrawUpdate } from "#app/features/pipeline/withdraw-update.server.ts";
import { setStages } from "#app/features/spaces/set-stages.server.ts";
import { stagesForm } from "#app/features/spaces/space.schema.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { stagesOf } from "#app/features/spaces/space.ts";
import { withUploads } from "#app/features/uploads/store-uploads.server.ts";
import { keepDossier } from "./dossier.ts";
import { anIdea, aPerson, aSpace } from "./factories.ts";
import { aDocument } from "./made-files.ts";

/** A word in every text that is not public, what each of them is, and where one would look for them. */
export type Secrets = {
  /** The word, by what it stands in. Each may be read by the author and the space's staff alone. */
  words: Map<string, string>;
  author: Actor;
  moderator: Actor;
  insider: Actor;
  suspended: Actor;
  organiser: Actor;
  space: Space;
  closed: Space;
  /** What stands in for the parameters of addresses: things that are public, and things that are not. */
  places: Record<string, string[]>;
  numbers: number[];
};

const FIGURE = {
  ...{ act: "save", as: "draft", lang: "ca", version: "0", kind: "process", what: "Sala i dinamització" },
  ...{ low: "10", central: "20", high: "30", from: "2026-01-01", to: "2026-06-30", confidence: "low" },
  ...{ source: "Contracte", formula: "2 × 10 €" },
};

/** A town by the product's own writes whose unpublished texts each hold a word of their own, beside a word that is in many (`mandarina`). */
export async function plantSecrets(ctx: AppContext): Promise<Secrets> {
  const words = new Map<string, string>();
  const secret = (what: string): string => {
    const word = `xq${String.fromCharCode(97 + Math.floor(words.size / 26), 97 + (words.size % 26))}qx`;
    words.set(what, word);
    return `mandarina ${word}`;
  };
  const grounds = (what: string) => ({ rule: 1, reason: secret(`the moderator's reason for ${what}`) });

  const space = await aSpace(ctx, { slug: "obert", moderation: "before" });
  const closed = await aSpace(ctx, {
    slug: "tancat",
    title: `Espai ${secret("a private space's title")}`,
    visibility: "private",
    moderation: "after",
  });
  const moderator = await aPerson(ctx, {
    name: "Moderadora Pla",
    roles: [{ role: "moderator", spaceId: space.id }],
  });
  const author = await aPerson(ctx, { name: "Autora Roca" });
  const insider = await aPerson(ctx, {
    name: `Membre ${secret("a private space's member")}`,
    memberOf: [closed],
  });

  const item = async (of: { commentId?: string; number?: number }) => {
    const items = await waitingItems(ctx.db, moderator);
    const found = items.find((one) =>
      of.commentId ? one.commentId === of.commentId : one.idea.number === of.number,
    );
    if (!found) throw new Error("Nothing of that waits.");
    return { id: found.id, revision: found.revision ?? "" };
  };
  const idea = await anIdea(ctx, space, author, {
    title: "Arbres i bancs",
    body: "Una mandarina per a cada banc.",
  });
  const propose = async (what: string) => {
    const text = {
      title: `Títol ${secret(`${what}'s title`)}`,
      body: `Text llarg ${secret(`${what}'s text`)}`,
    };
    const input = newIdea.parse({ space: space.slug, lang: "ca", ...text });
    const { number } = await proposeIdea(ctx, author, input);
    return number;
  };
  const say = async (what: string) => {
    const body = `Comentari ${secret(what)}`;
    const { id } = await postComment(ctx, author, { ...newComment.parse({ body }), number: idea.number });
    return id;
  };
  const shown = async (what: string) => {
    const id = await say(what);
    await approveItem(ctx, moderator, await item({ commentId: id }));
    return id;
  };

  const pending = await propose("a waiting idea");
  const rejected = await propose("a rejected idea");
  await rejectItem(ctx, moderator, { ...(await item({ number: rejected })), ...grounds("a rejected idea") });
  const withdrawn = await propose("a withdrawn idea");
  await withdrawIdea(ctx, author, { number: withdrawn });
  const removed = await anIdea(ctx, space, author, {
    title: `Títol ${secret("a removed idea's title")}`,
    body: `Text ${secret("a removed idea's text")}`,
  });
  await removeIdea(ctx, moderator, { number: removed.number, ...grounds("a removed idea") });
  const edit = editedIdea.parse({
    title: `Títol nou ${secret("the title of an edit that waits")}`,
    body: `Text nou ${secret("the text of an edit that waits")}`,
    lang: "ca",
    revision: idea.latestRevisionId,
  });
  await editIdea(ctx, author, { ...edit, number: idea.number });
  const draftText = { title: secret("a draft's title"), body: secret("a draft's text") };
  const choices = {
    space: space.slug,
    kind: "idea" as const,
    lang: "ca",
    category: "",
    onBehalfOf: "",
    to: "",
  };
  const holder = { userId: author.id, browserHash: null };
  const draft = await saveDraft(ctx, author, holder, { ...draftText, ...choices, id: null });

  const waiting = await say("a waiting comment");
  const refused = await say("a rejected comment");
  const rejection = await rejectItem(ctx, moderator, {
    ...(await item({ commentId: refused })),
    ...grounds("a rejected comment"),
  });
  await appealDecision(ctx, author, { id: rejection.decisionId, text: secret("an appeal") });
  const gone = await shown("a removed comment");
  const removal = await removeComment(ctx, moderator, { id: gone, ...grounds("a removed comment") });
  const taken = await shown("a withdrawn comment");
  await withdrawComment(ctx, author, { id: taken });
  const { id: kept } = await postComment(ctx, author, {
    ...newComment.parse({ body: "Un comentari amb mandarina." }),
    number: idea.number,
  });
  await approveItem(ctx, moderator, await item({ commentId: kept }));
  const { revision } = await ctx.db
    .selectFrom("comments")
    .select("latest_revision_id as revision")
    .where("id", "=", kept)
    .executeTakeFirstOrThrow();
  await editComment(ctx, author, {
    id: kept,
    body: `Comentari nou ${secret("a comment's edit that waits")}`,
    revision: revision ?? "",
  });
  const [, reporter = ""] = secret("a reporter's address").split(" ");
  const report = await reportComment(ctx, null, {
    id: kept,
    reason: "off_topic",
    explanation: secret("a report's explanation"),
    name: `Denunciant ${secret("a reporter's name")}`,
    email: `${reporter}@people.example`,
    locale: "ca",
  });
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  const move = await moveIdea(ctx, organiser, { ...newMove.parse({ stage: "review" }), number: idea.number });
  const update = await publishUpdate(ctx, organiser, {
    ...newUpdate.parse({ body: `Resposta ${secret("an official answer that was withdrawn")}` }),
    number: idea.number,
  });
  await withdrawUpdate(ctx, organiser, { update: update.id });
  const keep = (by: Actor, to: number, act: object) => keepDossier(ctx, by, to, act);
  const bill = { act: "spend", day: "2026-11-20", amount: "7" };
  await keep(organiser, idea.number, { act: "note", note: secret("an organiser's note") });
  await keep(organiser, idea.number, { act: "task", task: secret("what organisers have to do") });
  await keep(organiser, idea.number, { ...bill, what: secret("what was spent where money is not public") });
  const figure = (by: Actor, slug: string, told: object, id: string | null = null) => {
    const { act: _, ...values } = impactAct.parse({ ...FIGURE, ...told }) as Extract<
      ImpactAct,
      { act: "save" }
    >;
    return saveFigure(ctx, by, { ...values, slug, figure: id });
  };
  const drafted = await figure(organiser, space.slug, {
    what: secret("a figure that is a draft"),
    source: secret("the source of a figure's draft"),
    formula: secret("the formula of a figure's draft"),
  });
  const stands = await figure(organiser, space.slug, { as: "publish", idea: String(idea.number) });
  const mend = {
    version: "1",
    source: secret("the source of a correction that is not published"),
    correction: secret("what a correction that is not published is about"),
  };
  await figure(organiser, space.slug, mend, stands.id);
  const undone = await figure(organiser, space.slug, {
    as: "publish",
    what: secret("a figure that was withdrawn"),
    formula: secret("the formula of a figure that was withdrawn"),
  });
  await withdrawFigure(ctx, organiser, { slug: space.slug, figure: undone.id, version: 1 });
  const attach = async (by: Actor, to: number, what: string, text: string) => {
    const { files: _, ...input } = newUpdate.parse({ kind: "evidence", body: "Amb l'acta." });
    const bytes = aDocument(text);
    const { id } = await withUploads(
      ctx,
      [{ row: 0, fileName: "acta.pdf", bytes }],
      { words: [secret(`the title of ${what}`)], moments: [null] },
      (uploads) => publishUpdate(ctx, by, { ...input, number: to }, undefined, uploads),
    );
    return id;
  };
  const attached = await attach(organiser, idea.number, "a withdrawn document", "Res");
  await withdrawUpdate(ctx, organiser, { update: attached });
  await withUploads(
    ctx,
    [{ row: 0, fileName: "pressupost.pdf", bytes: aDocument("Res") }],
    { words: [secret("the title of a dossier's document")], moments: [null] },
    (uploads) => addDocuments(ctx, organiser, idea.number, uploads),
  );
  const { slug: requested } = await requestOrganisation(ctx, author, {
    name: `Associació ${secret("the name of an organisation that is not verified")}`,
    kind: "ngo",
    website: "",
    description: secret("the description of an organisation that is not verified"),
    role: secret("what somebody does in an organisation"),
    again: "",
  });

  const suspended = await aPerson(ctx, { name: "Suspesa Vila" });
  const suspender = await aPerson(ctx, { roles: [{ role: "admin" }] });
  await suspendUser(ctx, suspender, {
    userId: suspended.id,
    reason: secret("why somebody is suspended"),
    source: "own",
  });
  const suspension = await ctx.db
    .selectFrom("decisions")
    .select("id")
    .where("subject_id", "=", suspended.id)
    .executeTakeFirstOrThrow();
  const suspensionAppeal = await appealSuspension(ctx, {
    decisionId: suspension.id,
    text: secret("an appeal against a suspension"),
  });

  const runsAll = await aPerson(ctx, { roles: [{ role: "organiser" }] });
  await setStages(ctx, runsAll, {
    ...stagesForm.parse({
      "ca-0": secret("what a private space calls a stage"),
      version: versionOf(stagesOf(closed)),
      steps: [],
    }),
    slug: closed.slug,
  });
  const inside = await anIdea(ctx, closed, insider, {
    title: `Títol ${secret("the title of a private space's idea")}`,
    body: `Text ${secret("the text of a private space's idea")}`,
  });
  const { id: insideComment } = await postComment(ctx, insider, {
    ...newComment.parse({ body: `Dins ${secret("a private space's comment")}` }),
    number: inside.number,
  });

  await keep(runsAll, inside.number, {
    act: "milestone",
    title: secret("a private space's milestone"),
    due: "2027-01-31",
  });
  await attach(
    runsAll,
    inside.number,
    "a private space's document",
    secret("the text of a private space's document"),
  );
  const within = await figure(runsAll, closed.slug, {
    as: "publish",
    source: secret("the source of a private space's figure"),
  });
  const uploads = await ctx.db.selectFrom("uploads").select("id").execute();

  const ideas = [idea.number, pending, rejected, withdrawn, removed.number, inside.number];
  const comments = [kept, waiting, refused, gone, taken, insideComment];
  return {
    words,
    author,
    moderator,
    insider,
    organiser,
    suspended,
    space,
    closed,
    numbers: ideas,
    places: {
      idea: ideas.map((number) => `${number}-x`),
      number: ideas.map(String),
      comment: comments,
      id: [...comments, ...ideas.map(String)],
      noun: ["comments", "ideas"],
      draft: [draft],
      move: [move.id],
      appeal: [suspensionAppeal.id],
      update: [update.id, attached],
      upload: uploads.map((upload) => upload.id),
      figure: [drafted, stands, undone, within].map((one) => one.id),
      decision: [rejection.decisionId, removal.decisionId],
      slug: [space.slug, closed.slug, requested],
      space: [space.slug, closed.slug],
      user: [author.id, insider.id],
      session: ["none"],
      device: ["none"],
      token: ["none", reportPath(ctx, report.id).split("/").at(-1) ?? ""],
      secret: ["none"],
      file: TABLES.flatMap((name) => [`${name}.csv`, `${name}.json`]),
      "*": ["nowhere-at-all"],
    },
  };
}
