/** Text that was rendered from Markdown at write, in its own language. */
export function Prose({ html, lang }: { html: string; lang: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by core/markdown with html off
  return <div className="p-prose" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}
