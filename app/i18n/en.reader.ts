import accounts from "./locales/en/accounts.json";
import comments from "./locales/en/comments.json";
import common from "./locales/en/common.json";
import errors from "./locales/en/errors.json";
import ideas from "./locales/en/ideas.json";
import notifications from "./locales/en/notifications.json";
import organisations from "./locales/en/organisations.json";
import pages from "./locales/en/pages.json";
import pipeline from "./locales/en/pipeline.json";
import spaces from "./locales/en/spaces.json";
import votes from "./locales/en/votes.json";

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
