import type { AppContext } from "#app/core/context.ts";
import { listMilestones } from "#app/features/dossier/milestone-list.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { listUpdates } from "#app/features/pipeline/update-list.queries.server.ts";
import { uploadPath } from "#app/features/uploads/upload.ts";
import { open } from "../operation.server.ts";
import { paging } from "../paging.server.ts";
import { MilestoneList, UpdateList } from "../shapes.server.ts";

const number = { number: "142" };

/** What organisers, and who was asked, have told of an idea; whoever sees the idea sees it. */
export const TOLD_OPERATIONS = [
  open({
    id: "updates",
    method: "get",
    path: "/ideas/{number}/updates",
    tag: "Pipeline",
    summary: "Official answers, milestones, results and evidence of an idea, oldest first.",
    query: paging,
    answer: UpdateList,
    example: { params: number, query: { limit: "20" } },
    handle: async ({ ctx, caller, params, query }) => {
      const idea = await ideaTarget(ctx.db, caller, ideaNumber(params.number));
      const page = ideaPath(idea);
      const { items, next } = await listUpdates(ctx.db, idea.id, query);
      return {
        items: items.map(({ files, at, ...update }) => ({
          ...update,
          idea: idea.number ?? 0,
          url: whole(ctx, `${page}#u-${update.id}`),
          files: files.map((file) => ({ ...file, url: whole(ctx, uploadPath(file.id)) })),
          createdAt: at,
        })),
        next,
      };
    },
  }),
  open({
    id: "milestones",
    method: "get",
    path: "/ideas/{number}/milestones",
    tag: "Pipeline",
    summary: "What is promised of an idea until when, and what of it is done, by the day.",
    query: paging,
    answer: MilestoneList,
    example: { params: number, query: { limit: "20" } },
    handle: async ({ ctx, caller, params, query }) => {
      const idea = await ideaTarget(ctx.db, caller, ideaNumber(params.number));
      const { items, next } = await listMilestones(ctx.db, idea.id, query);
      return { items: items.map((one) => ({ ...one, idea: idea.number ?? 0 })), next };
    },
  }),
];

const whole = (ctx: AppContext, path: string) => ctx.config.publicUrl + path;
