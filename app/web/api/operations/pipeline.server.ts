import { ideaNumber } from "#app/features/ideas/idea.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { signedIn } from "../operation.server.ts";
import { Made } from "../shapes.server.ts";

const Move = newMove.omit({ lang: true, nextStep: true }).extend({
  lang: newMove.shape.lang.removeDefault().optional(),
  nextStep: newMove.shape.nextStep.describe("What comes next, in public."),
});

export const PIPELINE_OPERATIONS = [
  signedIn({
    id: "moveIdea",
    method: "post",
    path: "/ideas/{number}/stage",
    tag: "Pipeline",
    summary: "Move an idea to a stage, with its public note.",
    body: Move,
    answer: Made,
    refusals: { 403: "Organisers of the space alone.", 409: "The idea is not public." },
    example: {
      params: { number: "142" },
      body: {
        stage: "underway",
        note: "Comencen les obres.",
        responsible: "Parcs i Jardins",
        due: "2027-03-31",
      },
    },
    handle: ({ ctx, actor, params, body, key }) =>
      moveIdea(
        ctx,
        actor,
        { ...body, number: ideaNumber(params.number), lang: body.lang ?? actor.locale },
        key,
      ),
  }),
];
