import api from "./locales/es/api.json";
import mail from "./locales/es/mail.json";
import open from "./locales/es/open.json";

/** What only the server says: mail, API and open data. */
export const messages = { ...mail, ...api, ...open };
