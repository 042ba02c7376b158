import mail from "./locales/ca/mail.json";
import api from "./locales/ca/api.json";

/** What only the server says: mail and API. */
export const messages = { ...mail, ...api };
