import { SITE } from "#app/core/actor.ts";
import { listNotices } from "#app/features/notifications/notice-list.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { signedIn } from "../operation.server.ts";
import { paging } from "../paging.server.ts";
import { Me, NotificationList } from "../shapes.server.ts";

export const ACCOUNT_OPERATIONS = [
  signedIn({
    id: "me",
    method: "get",
    path: "/me",
    tag: "Account",
    summary: "Who the token or session speaks for, and what it may do.",
    answer: Me,
    handle: async ({ ctx, actor }) => {
      const spaces = await visibleSpaces(ctx.db, actor);
      const slugOf = (id: string) => spaces.find((space) => space.id === id)?.slug ?? null;
      return {
        id: actor.id,
        name: actor.name,
        locale: actor.locale,
        scopes: actor.scopes,
        roles: actor.roles.map(({ spaceId, role }) => ({
          space: spaceId === SITE ? null : slugOf(spaceId),
          role,
        })),
      };
    },
  }),
  signedIn({
    id: "notifications",
    method: "get",
    path: "/notifications",
    tag: "Account",
    summary: "What the person was told, newest first.",
    query: paging,
    answer: NotificationList,
    handle: ({ ctx, actor, query }) => listNotices(ctx.db, actor, query),
  }),
];
