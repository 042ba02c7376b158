import type { Locale, Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";

export type Theme = "light" | "dark" | null;

/** What a page's loader or action is given about the request, judged once before Remix. */
export type RequestContext = {
  app: AppContext;
  viewer: Viewer;
  locale: Locale;
  theme: Theme;
  /** CSP nonce of this answer; null where it is stored, and goes out with the hashes of its scripts. */
  nonce: string | null;
  requestId: string;
  /** Network address for limits, as the trusted proxy tells it. */
  ip: string;
  cookies: Record<string, string>;
  /** Adds a Set-Cookie header to the answer. */
  setCookie: (cookie: string) => void;
  /** False where one-click sign-in and /dev/mail must not exist (DESIGN: demo safety). */
  demo: boolean;
};

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext {}
}
