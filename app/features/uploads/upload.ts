/** What an upload can belong to; each has its own rule of who sees it. */
export const SUBJECTS = ["update", "dossier"] as const;
export type Subject = (typeof SUBJECTS)[number];

export const MOMENTS = ["before", "after"] as const;
export type Moment = (typeof MOMENTS)[number];

export const MAX_BYTES = 10_000_000;
export const MAX_PIXELS = 40_000_000;
/** Files that one form takes. */
export const MOST_FILES = 3;
/** What somebody sends in one form at most: its files, and its texts. */
export const MOST_FORM_BYTES = MOST_FILES * MAX_BYTES + 1_000_000;

/** A file as a form brought it; `bytes` is null for one that was over the limit. */
export type SentFile = { row: number; fileName: string; bytes: Buffer | null };

/** A file that was judged, made anew and stored, and has no row yet. */
export type StoredFile = {
  stored: string;
  /** Of what was sent, so that the same file sent again is known. */
  digest: string;
  kind: "picture" | "document";
  type: "image/webp" | "application/pdf";
  bytes: number;
  width: number | null;
  height: number | null;
  fileName: string;
};

/** The same with what is said of it. */
export type NewUpload = StoredFile & { words: string; moment: Moment | null };

/** An upload as pages show it. */
export type Upload = {
  id: string;
  kind: "picture" | "document";
  bytes: number;
  width: number | null;
  height: number | null;
  words: string;
  moment: Moment | null;
};

/** Its stable address; the small one is what pages show of a picture. */
export function uploadPath(id: string, small = false): string {
  return `/uploads/${id}${small ? "?size=small" : ""}`;
}
