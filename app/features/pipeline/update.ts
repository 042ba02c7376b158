/** What an organiser can tell the public about an idea; who was asked a question gives the first alone. */
export const UPDATE_KINDS = ["answer", "milestone", "result", "evidence"] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

/** Beginnings of answers to a suggestion, to be finished by hand. */
export const ANSWER_TEMPLATES = ["willDo", "already", "cannot"] as const;
export type AnswerTemplate = (typeof ANSWER_TEMPLATES)[number];
