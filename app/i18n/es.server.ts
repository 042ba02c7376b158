import api from "./locales/es/api.json";
import book from "./locales/es/book.json";
import done from "./locales/es/done.json";
import insights from "./locales/es/insights.json";
import mail from "./locales/es/mail.json";
import open from "./locales/es/open.json";
import redress from "./locales/es/redress.json";
import results from "./locales/es/results.json";
import statement from "./locales/es/statement.json";
import transparency from "./locales/es/transparency.json";

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
