export const EMBED_SIZE = { width: 600, height: 280 };

/** The frame that shows an idea on somebody's page; `title` is HTML already. */
export function embedCode(
  address: string,
  title: string,
  width = EMBED_SIZE.width,
  height = EMBED_SIZE.height,
): string {
  return `<iframe src="${address}" title="${title}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}
