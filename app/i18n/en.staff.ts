import admin from "./locales/en/admin.json";
import board from "./locales/en/board.json";
import moderation from "./locales/en/moderation.json";

/** What the desks of moderators, organisers and admins say. */
export const messages = { ...moderation, ...board, ...admin };
