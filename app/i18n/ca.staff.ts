import moderation from "./locales/ca/moderation.json";
import board from "./locales/ca/board.json";
import admin from "./locales/ca/admin.json";

/** What the desks of moderators, organisers and admins say. */
export const messages = { ...moderation, ...board, ...admin };
