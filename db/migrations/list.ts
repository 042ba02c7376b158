import type { Migration } from "../migrate.ts";
import { foundation } from "./0001-foundation.ts";
import { spaces } from "./0002-spaces.ts";
import { ideas } from "./0003-ideas.ts";
import { moderation } from "./0004-moderation.ts";
import { oneReportEach } from "./0005-one-report-each.ts";
import { largeSpaces } from "./0006-large-spaces.ts";
import { importedSupports } from "./0009-imported-supports.ts";
import { fairOrderAndDrafts } from "./0010-fair-order-and-drafts.ts";
import { organisationRequests } from "./0011-organisation-requests.ts";
import { moveTellings } from "./0012-move-tellings.ts";
import { updates } from "./0013-updates.ts";
import { heldDecisions } from "./0016-held-decisions.ts";
import { screening } from "./0017-screening.ts";
import { trust } from "./0018-trust.ts";
import { clock } from "./0019-clock.ts";
import { statements } from "./0020-statements.ts";
import { decisionChain } from "./0021-decision-chain.ts";
import { openData } from "./0022-open-data.ts";
import { merges } from "./0023-merges.ts";
import { duty } from "./0024-duty.ts";
import { presence } from "./0028-presence.ts";
import { useful } from "./0029-useful.ts";
import { evidence } from "./0030-evidence.ts";
import { stageWords } from "./0031-stage-words.ts";
import { corrections } from "./0032-corrections.ts";
import { uploads } from "./0033-uploads.ts";
import { dossier } from "./0034-dossier.ts";
import { stageSince } from "./0036-stage-since.ts";
import { reportNumbers } from "./0040-report-numbers.ts";
import { suspensionAppeals } from "./0041-suspension-appeals.ts";
import { pushes } from "./0042-pushes.ts";
import { impact } from "./0043-impact.ts";
import { dossierHistory } from "./0044-dossier-history.ts";
import { stageOrder } from "./0045-stage-order.ts";

/** Every migration, oldest first. Forward only: a landed one never changes. */
export const migrations: Migration[] = [
  foundation,
  spaces,
  ideas,
  moderation,
  oneReportEach,
  largeSpaces,
  importedSupports,
  fairOrderAndDrafts,
  organisationRequests,
  heldDecisions,
  screening,
  trust,
  clock,
  statements,
  openData,
  merges,
  decisionChain,
  duty,
  presence,
  moveTellings,
  useful,
  updates,
  reportNumbers,
  evidence,
  suspensionAppeals,
  stageWords,
  corrections,
  uploads,
  dossier,
  stageSince,
  pushes,
  impact,
  dossierHistory,
  stageOrder,
];
