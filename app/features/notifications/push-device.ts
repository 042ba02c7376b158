/** At most so many devices of one person. */
export const MOST_DEVICES = 10;

/** What a browser is shown, and where it leads: a path of this site. */
export type PushMessage = { title: string; body: string; url: string; tag: string };
