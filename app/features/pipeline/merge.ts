/** What a supporter of a merged idea may answer; until then they are `asked` and their support stays where it is. */
export const MERGE_CHOICES = ["moved", "kept", "dropped"] as const;
export type MergeChoice = (typeof MERGE_CHOICES)[number];

export const MERGE_ANSWERS = ["asked", ...MERGE_CHOICES] as const;
export type MergeAnswer = (typeof MERGE_ANSWERS)[number];

/** What stands for an idea whose number is written, beside those that can be chosen. */
export const OTHER_IDEA = "other";
