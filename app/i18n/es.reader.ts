import accounts from "./locales/es/accounts.json";
import comments from "./locales/es/comments.json";
import common from "./locales/es/common.json";
import errors from "./locales/es/errors.json";
import ideas from "./locales/es/ideas.json";
import notifications from "./locales/es/notifications.json";
import organisations from "./locales/es/organisations.json";
import pages from "./locales/es/pages.json";
import pipeline from "./locales/es/pipeline.json";
import spaces from "./locales/es/spaces.json";
import votes from "./locales/es/votes.json";

/** What pages for everybody say. */
export const messages = {
  ...common,
  ...errors,
  ...accounts,
  ...organisations,
  ...spaces,
  ...ideas,
  ...comments,
  ...votes,
  ...pipeline,
  ...notifications,
  ...pages,
};
