import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { line } from "#app/core/text.ts";
import { editIdea } from "#app/features/ideas/edit-idea.server.ts";
import { editedIdea, newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, KINDS, STAGES } from "#app/features/ideas/idea.ts";
import { ideasInOrder, ORDERS } from "#app/features/ideas/ideas-in-order.queries.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { publicIdeas, wholeIdea } from "#app/features/ideas/public-idea.queries.server.ts";
import { relatedTo } from "#app/features/ideas/related-ideas.queries.server.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import { organisationIdOf } from "#app/features/organisations/organisation.queries.server.ts";
import { PROPOSERS } from "#app/features/organisations/organisation.ts";
import { open, signedIn } from "../operation.server.ts";
import { paging } from "../paging.server.ts";
import { Edited, IdeaList, Proposed, WholeIdea } from "../shapes.server.ts";
import { ideaUrl, speaksFor, withUrl } from "./idea-answer.server.ts";

const filters = paging.extend({
  space: z.string().max(100).optional(),
  stage: z.enum(STAGES, { error: "errors.choice" }).optional(),
  kind: z.enum(KINDS, { error: "errors.choice" }).optional(),
  by: z.enum(PROPOSERS, { error: "errors.choice" }).optional().describe("Who proposed them."),
  q: z.string().max(LIMITS.query.max).optional(),
  sort: z.enum(ORDERS, { error: "errors.choice" }).default("active"),
});

const NewIdea = newIdea.omit({ category: true }).extend({
  lang: newIdea.shape.lang.optional().describe("Its language; the person's own when left out."),
  to: newIdea.shape.to.describe("Slug of the organisation a question is addressed to."),
  onBehalfOf: newIdea.shape.onBehalfOf.describe("Slug of one's organisation."),
});

const IdeaEdit = z.object({
  title: line(LIMITS.title).optional(),
  body: editedIdea.shape.body.optional(),
  revision: editedIdea.shape.revision.min(1, { error: "errors.required" }),
});

const number = { number: "142" };

export const IDEA_OPERATIONS = [
  open({
    id: "ideas",
    method: "get",
    path: "/ideas",
    tag: "Ideas",
    summary: "Visible ideas by filter and order.",
    query: filters,
    answer: IdeaList,
    example: {
      query: { space: "barris-frescos", kind: "idea", q: "arbres", sort: "supported", limit: "10" },
    },
    handle: async ({ ctx, caller, query }) => {
      const { ideas, next } = await ideasInOrder(ctx, caller, query);
      const whole = await publicIdeas(
        ctx.db,
        caller,
        ideas.map((idea) => idea.id),
      );
      return { items: whole.map((idea) => withUrl(ctx, idea)), next };
    },
  }),
  signedIn({
    id: "proposeIdea",
    method: "post",
    path: "/ideas",
    tag: "Ideas",
    summary: "Propose an idea, a question or a suggestion.",
    body: NewIdea,
    status: 201,
    answer: Proposed,
    limits: ["idea"],
    refusals: { 403: "Not one's organisation.", 409: "Proposing is closed." },
    example: {
      body: {
        space: "barris-frescos",
        kind: "idea",
        title: "Arbres a la plaça del mercat",
        body: "Dotze arbres i quatre bancs a l'ombra.",
        lang: "ca",
      },
    },
    handle: async ({ ctx, actor, body, key }) => {
      const { lang, to, onBehalfOf, ...idea } = body;
      const proposed = await proposeIdea(
        ctx,
        actor,
        {
          ...idea,
          lang: lang ?? actor.locale,
          category: null,
          to: to && (await organisationIdOf(ctx.db, to)),
          onBehalfOf: speaksFor(actor, onBehalfOf),
        },
        key,
      );
      return {
        number: proposed.number,
        slug: proposed.slug,
        url: ideaUrl(ctx, proposed),
        state: proposed.state,
      };
    },
  }),
  open({
    id: "idea",
    method: "get",
    path: "/ideas/{number}",
    tag: "Ideas",
    summary: "One idea.",
    answer: WholeIdea,
    example: { params: number },
    handle: async ({ ctx, caller, params }) => {
      const idea = await ideaTarget(ctx.db, caller, ideaNumber(params.number));
      return withUrl(ctx, await wholeIdea(ctx.db, caller, idea));
    },
  }),
  signedIn({
    id: "editIdea",
    method: "patch",
    path: "/ideas/{number}",
    tag: "Ideas",
    summary: "Give one's idea a new revision; what is left out stays.",
    body: IdeaEdit,
    answer: Edited,
    limits: ["comment"],
    refusals: { 403: "Not one's own.", 409: "It changed since that revision." },
    example: {
      params: number,
      body: {
        title: "Setze arbres a la plaça del mercat",
        revision: "0192f000-0000-7000-8000-000000000002",
      },
    },
    handle: async ({ ctx, actor, params, body, key }) => {
      const target = await ideaTarget(ctx.db, actor, ideaNumber(params.number));
      const idea = await wholeIdea(ctx.db, actor, target);
      const { title, body: text } = idea.pending ?? idea;
      const edited = await editIdea(
        ctx,
        actor,
        {
          number: idea.number,
          title: body.title ?? title,
          body: body.body ?? text,
          lang: editedIdea.shape.lang.catch(actor.locale).parse(idea.lang),
          revision: body.revision,
        },
        key,
      );
      return { number: idea.number, slug: edited.slug, state: edited.state };
    },
  }),
  signedIn({
    id: "withdrawIdea",
    method: "delete",
    path: "/ideas/{number}",
    tag: "Ideas",
    summary: "Take one's idea back.",
    refusals: { 403: "Not one's own." },
    example: { params: number },
    handle: ({ ctx, actor, params }) => withdrawIdea(ctx, actor, { number: ideaNumber(params.number) }),
  }),
  open({
    id: "relatedIdeas",
    method: "get",
    path: "/ideas/{number}/related",
    tag: "Ideas",
    summary: "The most similar visible ideas, best first.",
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(5) }),
    answer: IdeaList,
    example: { params: number, query: { limit: "3" } },
    handle: async ({ ctx, caller, params, query }) => {
      const idea = await ideaTarget(ctx.db, caller, ideaNumber(params.number));
      const ids = await relatedTo(ctx, caller, idea, query.limit);
      return {
        items: (await publicIdeas(ctx.db, caller, ids)).map((each) => withUrl(ctx, each)),
        next: null,
      };
    },
  }),
];
