import accounts from "./locales/ca/accounts.json";
import comments from "./locales/ca/comments.json";
import common from "./locales/ca/common.json";
import errors from "./locales/ca/errors.json";
import ideas from "./locales/ca/ideas.json";
import notifications from "./locales/ca/notifications.json";
import organisations from "./locales/ca/organisations.json";
import pages from "./locales/ca/pages.json";
import pipeline from "./locales/ca/pipeline.json";
import spaces from "./locales/ca/spaces.json";
import votes from "./locales/ca/votes.json";

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
