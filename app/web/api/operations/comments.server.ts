import { z } from "zod";
import { PAGE } from "#app/core/limits.ts";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import { editedComment, newComment } from "#app/features/comments/comment.schema.ts";
import { listComments } from "#app/features/comments/comment-list.queries.server.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { markUseful } from "#app/features/comments/mark-useful.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { open, signedIn } from "../operation.server.ts";
import { paging } from "../paging.server.ts";
import { Problem } from "../problem.server.ts";
import { CatchUp, CommentList, EditedComment, Posted, Useful } from "../shapes.server.ts";
import { speaksFor } from "./idea-answer.server.ts";

const from = z.object({
  after: z.coerce.number().int().min(0).default(0).describe("Number of the last event one has."),
  epoch: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE.events).default(PAGE.events),
});

const NewComment = newComment.extend({
  lang: newComment.shape.lang.removeDefault().optional(),
  onBehalfOf: newComment.shape.onBehalfOf.describe("Slug of one's organisation."),
});

const useful = {
  path: "/comments/{id}/useful",
  tag: "Comments",
  answer: Useful,
  limits: ["vote"] as const,
  refusals: { 403: "One's own comment.", 409: "Commenting is closed." },
  example: { params: { id: "0192f000-0000-7000-8000-000000000011" } },
};

const number = { number: "142" };
const comment = { id: "0192f000-0000-7000-8000-000000000011" };

export const COMMENT_OPERATIONS = [
  open({
    id: "comments",
    method: "get",
    path: "/ideas/{number}/comments",
    tag: "Comments",
    summary: "Published comments and replies, flat, oldest first.",
    query: paging,
    answer: CommentList,
    example: { params: number, query: { limit: "20" } },
    handle: async ({ ctx, caller, params, query }) =>
      listComments(ctx.db, await ideaTarget(ctx.db, caller, ideaNumber(params.number)), query),
  }),
  open({
    id: "thread",
    method: "get",
    path: "/ideas/{number}/thread",
    tag: "Comments",
    summary: "What happened in the thread after an event: the catch-up.",
    query: from,
    answer: CatchUp,
    refusals: { 410: "Another epoch, or a number above the head: start again." },
    example: { params: number, query: { after: "0", limit: "100" } },
    handle: async ({ ctx, caller, params, query }) => {
      const idea = await ideaTarget(ctx.db, caller, ideaNumber(params.number));
      const caught = await catchUp(ctx.db, idea, query);
      if (caught.gone) throw new Problem(410, "Gone", { epoch: caught.epoch });
      return caught.found;
    },
  }),
  signedIn({
    id: "postComment",
    method: "post",
    path: "/ideas/{number}/comments",
    tag: "Comments",
    summary: "Comment, or reply to a comment.",
    body: NewComment,
    status: 201,
    answer: Posted,
    limits: ["comment", "commentHour"],
    refusals: { 403: "Not one's organisation.", 409: "Commenting is closed." },
    example: { params: number, body: { body: "A l'estiu no hi ha cap ombra.", stance: "for", lang: "ca" } },
    handle: ({ ctx, actor, params, body, key }) =>
      postComment(
        ctx,
        actor,
        {
          ...body,
          number: ideaNumber(params.number),
          lang: body.lang ?? actor.locale,
          onBehalfOf: speaksFor(actor, body.onBehalfOf),
        },
        key,
      ),
  }),
  signedIn({
    id: "editComment",
    method: "patch",
    path: "/comments/{id}",
    tag: "Comments",
    summary: "Give one's comment a new revision.",
    body: editedComment,
    answer: EditedComment,
    limits: ["comment"],
    refusals: { 403: "Not one's own.", 409: "It changed since that revision, or commenting is closed." },
    example: {
      params: comment,
      body: {
        body: "A l'estiu no hi ha cap ombra a partir de les onze.",
        revision: "0192f000-0000-7000-8000-000000000012",
      },
    },
    handle: ({ ctx, actor, params, body: { lang, ...edited }, key }) =>
      editComment(
        ctx,
        actor,
        {
          ...edited,
          id: params.id ?? "",
          ...(lang ? { lang } : {}),
        },
        key,
      ),
  }),
  signedIn({
    id: "withdrawComment",
    method: "delete",
    path: "/comments/{id}",
    tag: "Comments",
    summary: "Take one's comment back.",
    refusals: { 403: "It cannot be withdrawn any more." },
    example: { params: comment },
    handle: async ({ ctx, actor, params }) => {
      await withdrawComment(ctx, actor, { id: params.id ?? "" });
    },
  }),
  signedIn({
    ...useful,
    id: "markUseful",
    method: "put",
    summary: "Find a comment useful: once, however often it is asked.",
    handle: ({ ctx, actor, params }) => markUseful(ctx, actor, { id: params.id ?? "", useful: true }),
  }),
  signedIn({
    ...useful,
    id: "unmarkUseful",
    method: "delete",
    summary: "Find it useful no more.",
    handle: ({ ctx, actor, params }) => markUseful(ctx, actor, { id: params.id ?? "", useful: false }),
  }),
];
