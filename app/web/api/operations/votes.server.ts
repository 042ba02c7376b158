import { ideaNumber } from "#app/features/ideas/idea.ts";
import { castVote, withdrawVote } from "#app/features/votes/cast-vote.server.ts";
import { signedIn } from "../operation.server.ts";
import { Supports } from "../shapes.server.ts";

const shared = {
  path: "/ideas/{number}/vote",
  tag: "Votes",
  answer: Supports,
  limits: ["vote"] as const,
  refusals: { 403: "Not allowed.", 409: "Voting is closed." },
  example: { params: { number: "142" } },
};

export const VOTE_OPERATIONS = [
  signedIn({
    ...shared,
    id: "vote",
    method: "put",
    summary: "Support an idea: once, however often it is asked.",
    handle: ({ ctx, actor, params }) => castVote(ctx, actor, { number: ideaNumber(params.number) }),
  }),
  signedIn({
    ...shared,
    id: "withdrawVote",
    method: "delete",
    summary: "Take one's support back.",
    handle: ({ ctx, actor, params }) => withdrawVote(ctx, actor, { number: ideaNumber(params.number) }),
  }),
];
