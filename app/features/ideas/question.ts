/** Days in which whoever is asked a question answers it in public. */
export const ANSWER_DAYS = 15;
