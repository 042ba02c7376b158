import api from "./locales/ca/api.json";
import mail from "./locales/ca/mail.json";
import open from "./locales/ca/open.json";

/** What only the server says: mail, API and open data. */
export const messages = { ...mail, ...api, ...open };
