import api from "./locales/ca/api.json";
import mail from "./locales/ca/mail.json";

/** What only the server says: mail and API. */
export const messages = { ...mail, ...api };
