import admin from "./locales/en/admin.json";
import board from "./locales/en/board.json";
import desk from "./locales/en/desk.json";
import dossier from "./locales/en/dossier.json";
import impact from "./locales/en/impact.json";
import moderation from "./locales/en/moderation.json";
import screening from "./locales/en/screening.json";
import uploads from "./locales/en/uploads.json";

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
