/** Programs that read pages without anybody looking at them. */
const PROGRAMS =
  /bot|crawl|spider|slurp|scrape|headless|preview|monitor|curl|wget|python|java\/|okhttp|axios|node/i;

/** True for who names themselves as a program, or not at all. */
export function isProgram(userAgent: string | null | undefined): boolean {
  return !userAgent || PROGRAMS.test(userAgent);
}
