import api from "./locales/en/api.json";
import mail from "./locales/en/mail.json";

/** What only the server says: mail and API. */
export const messages = { ...mail, ...api };
