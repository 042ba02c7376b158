import type { Operation } from "./operation.server.ts";
import { ACCOUNT_OPERATIONS } from "./operations/account.server.ts";
import { COMMENT_OPERATIONS } from "./operations/comments.server.ts";
import { IDEA_OPERATIONS } from "./operations/ideas.server.ts";
import { MODERATION_OPERATIONS } from "./operations/moderation.server.ts";
import { PIPELINE_OPERATIONS } from "./operations/pipeline.server.ts";
import { REDRESS_OPERATIONS } from "./operations/redress.server.ts";
import { SPACE_OPERATIONS } from "./operations/spaces.server.ts";
import { TOLD_OPERATIONS } from "./operations/told.server.ts";
import { VOTE_OPERATIONS } from "./operations/votes.server.ts";

/** The API's whole table. */
export const OPERATIONS: readonly Operation[] = [
  ...ACCOUNT_OPERATIONS,
  ...SPACE_OPERATIONS,
  ...IDEA_OPERATIONS,
  ...COMMENT_OPERATIONS,
  ...VOTE_OPERATIONS,
  ...MODERATION_OPERATIONS,
  ...REDRESS_OPERATIONS,
  ...PIPELINE_OPERATIONS,
  ...TOLD_OPERATIONS,
];
