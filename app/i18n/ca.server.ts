import api from "./locales/ca/api.json";
import book from "./locales/ca/book.json";
import done from "./locales/ca/done.json";
import insights from "./locales/ca/insights.json";
import mail from "./locales/ca/mail.json";
import open from "./locales/ca/open.json";
import redress from "./locales/ca/redress.json";
import results from "./locales/ca/results.json";
import statement from "./locales/ca/statement.json";
import transparency from "./locales/ca/transparency.json";

/** What only the server says: mail, API, open data, and what was done. */
export const messages = {
  ...mail,
  ...api,
  ...open,
  ...redress,
  ...statement,
  ...transparency,
  ...insights,
  ...results,
  ...book,
  ...done,
};
