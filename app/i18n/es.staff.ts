import admin from "./locales/es/admin.json";
import board from "./locales/es/board.json";
import desk from "./locales/es/desk.json";
import dossier from "./locales/es/dossier.json";
import impact from "./locales/es/impact.json";
import moderation from "./locales/es/moderation.json";
import screening from "./locales/es/screening.json";
import uploads from "./locales/es/uploads.json";

/** What the desks of moderators, organisers and admins say. */
export const messages = {
  ...moderation,
  ...desk,
  ...screening,
  ...board,
  ...dossier,
  ...impact,
  ...uploads,
  ...admin,
};
