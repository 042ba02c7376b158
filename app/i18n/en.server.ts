import api from "./locales/en/api.json";
import mail from "./locales/en/mail.json";
import open from "./locales/en/open.json";

/** What only the server says: mail, API and open data. */
export const messages = { ...mail, ...api, ...open };
