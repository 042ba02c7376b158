import admin from "./locales/ca/admin.json";
import board from "./locales/ca/board.json";
import desk from "./locales/ca/desk.json";
import dossier from "./locales/ca/dossier.json";
import impact from "./locales/ca/impact.json";
import moderation from "./locales/ca/moderation.json";
import screening from "./locales/ca/screening.json";
import uploads from "./locales/ca/uploads.json";

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
