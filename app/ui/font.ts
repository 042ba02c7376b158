import url from "../styles/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";

/** Address of the one font file, to be fetched early. */
export const fontUrl = url;
