import type { messages } from "./en.ts";

type Catalogue = typeof messages;
type WithoutPlural<K> = K extends
  | `${infer Base}_one`
  | `${infer Base}_many`
  | `${infer Base}_other`
  | `${infer Base}_zero`
  ? Base
  : K;

/** Every message there is; plural forms count as one. */
export type MessageKey = WithoutPlural<Extract<keyof Catalogue, string>>;
