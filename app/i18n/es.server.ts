import api from "./locales/es/api.json";
import mail from "./locales/es/mail.json";

/** What only the server says: mail and API. */
export const messages = { ...mail, ...api };
