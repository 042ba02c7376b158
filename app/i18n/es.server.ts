import mail from "./locales/es/mail.json";
import api from "./locales/es/api.json";

/** What only the server says: mail and API. */
export const messages = { ...mail, ...api };
