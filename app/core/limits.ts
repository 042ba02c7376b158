/** Lengths in characters after NFC, for form, API and database. Imported texts are exempt. */
export const LIMITS = {
  title: { min: 5, max: 150 },
  idea: { min: 10, max: 20_000 },
  comment: { min: 1, max: 5_000 },
  reason: { min: 3, max: 2_000 },
  name: { min: 2, max: 80 },
  update: { min: 3, max: 10_000 },
  note: { min: 0, max: 5_000 },
  query: { max: 200 },
  description: { min: 0, max: 2_000 },
  how: { min: 3, max: 200 },
  space: { min: 2, max: 150 },
  brief: { min: 0, max: 20_000 },
  clause: { min: 0, max: 1_000 },
  category: { min: 0, max: 80 },
  stage: { min: 2, max: 40 },
  word: { min: 3, max: 60 },
} as const;

export const PAGE = { ideas: 20, thread: 50, api: 50, apiMax: 200, events: 500 } as const;
