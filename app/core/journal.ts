/**
 * Everything that happened, one row per event. Payloads are ids and states, never texts or names.
 * `Event` is what a write records; `Entry` is what a reader gets back with its position.
 */
export type EventMap = {
  "account.created": { userId: string };
  "account.changed": { userId: string };
  "account.erased": { userId: string };
  "account.suspended": { userId: string };
  "account.reinstated": { userId: string };
  "account.rolesChanged": { userId: string };
  "session.ended": { userId: string; sessionId: string | null };
  "organisation.requested": { organisationId: string };
  "organisation.verified": { organisationId: string };
  "organisation.refused": { organisationId: string };
  "organisation.changed": { organisationId: string };
  "site.changed": Record<string, never>;
  "space.changed": { visibility: string };
  "space.membersChanged": { userId: string };
  "idea.submitted": { revisionId: string; state: string };
  "idea.published": { revisionId: string };
  "idea.edited": { revisionId: string };
  "idea.rejected": { revisionId: string; decisionId: string };
  "idea.redacted": { revisionId: string; decisionId: string };
  "idea.removed": { decisionId: string };
  "idea.restored": { decisionId: string };
  "idea.withdrawn": Record<string, never>;
  "idea.moved": { moveId: string; from: string; to: string };
  "update.published": { updateId: string; kind: string };
  "update.withdrawn": { updateId: string };
  "dossier.changed": Record<string, never>;
  "figure.saved": { figureId: string };
  "figure.published": { figureId: string; version: number };
  "figure.withdrawn": { figureId: string };
  "idea.related": { relatedId: string };
  "merge.answered": { mergeId: string };
  "comment.posted": { revisionId: string; state: string };
  "comment.published": { revisionId: string; seq: number };
  "comment.edited": { revisionId: string; seq: number };
  "comment.rejected": { revisionId: string; decisionId: string };
  "comment.redacted": { revisionId: string; decisionId: string };
  "comment.removed": { decisionId: string | null; seq: number };
  "comment.restored": { decisionId: string | null; seq: number };
  "comment.withdrawn": { seq: number | null };
  "comment.anonymised": { seq: number };
  "comment.useful": { useful: number };
  "vote.cast": { supports: number };
  "vote.withdrawn": { supports: number };
  "follow.changed": { following: number };
  "report.filed": { reportId: string; queueItemId: string | null };
  "report.decided": { reportId: string; decisionId: string };
  "decision.made": { decisionId: string };
  "appeal.filed": { appealId: string; queueItemId: string };
  "suspension.appealed": { appealId: string };
  "appeal.decided": { appealId: string; decisionId: string };
  "space.trustChanged": { userId: string };
  "queue.changed": Record<string, never>;
  "notifications.changed": { userId: string };
  "import.ideas": { count: number };
  "import.comments": { count: number };
  "import.finished": { created: number };
};

export type EventType = keyof EventMap;

export type JournalEvent = {
  [T in EventType]: {
    type: T;
    spaceId?: string | null;
    ideaId?: string | null;
    commentId?: string | null;
    data: EventMap[T];
  };
}[EventType];

export type JournalEntry = JournalEvent & { position: number; at: string; actorId: string | null };

/** Records an event in the journal of the write's own transaction. */
export type RecordEvent = (event: JournalEvent) => void;
