import { countChannels } from "#app/features/channels/count-channels.server.ts";
import { countViews } from "#app/features/ideas/count-views.server.ts";
import { expireDrafts } from "#app/features/ideas/expire-drafts.server.ts";
import { keepJourneys } from "#app/features/insights/keep-journeys.server.ts";
import { endSuspensions } from "#app/features/moderation/end-suspensions.server.ts";
import { heldDecisions } from "#app/features/moderation/make-held.server.ts";
import { queueAlarms } from "#app/features/moderation/queue-alarms.server.ts";
import { suspensionAppealAlarms } from "#app/features/moderation/suspension-appeal-alarms.server.ts";
import { dutyMails } from "#app/features/notifications/duty-mails.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { tellMoves } from "#app/features/notifications/tell-moves.server.ts";
import { tidyUploads } from "#app/features/uploads/tidy-uploads.server.ts";
import { deliverMails } from "./deliver-mails.server.ts";
import { deliverPushes } from "./deliver-pushes.server.ts";
import type { Job } from "./worker.server.ts";

/** Every recurring job of the server, in the order in which one round runs them. */
export const JOBS: Job[] = [
  heldDecisions,
  queueAlarms,
  endSuspensions,
  suspensionAppealAlarms,
  dutyMails,
  notifyPeople,
  tellMoves,
  deliverMails,
  deliverPushes,
  countViews,
  countChannels,
  expireDrafts,
  tidyUploads,
  keepJourneys,
];
