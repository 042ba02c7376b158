/** The lengths, in days, that a suspension is offered in. */
export const SUSPENSION_DAYS = ["1", "7", "30", "90", "365"] as const;
