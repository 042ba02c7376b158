import api from "./locales/en/api.json";
import book from "./locales/en/book.json";
import done from "./locales/en/done.json";
import insights from "./locales/en/insights.json";
import mail from "./locales/en/mail.json";
import open from "./locales/en/open.json";
import redress from "./locales/en/redress.json";
import results from "./locales/en/results.json";
import statement from "./locales/en/statement.json";
import transparency from "./locales/en/transparency.json";

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
