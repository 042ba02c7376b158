/** A path on this site, or the fallback: never another host, scheme, or a path that a browser reads as one. */
export function localPath(raw: unknown, fallback = "/"): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (typeof raw !== "string" || !/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(raw)) return fallback;
  try {
    const decoded = decodeURIComponent(raw);
    if (/^\/[/\\]/.test(decoded) || decoded.includes("\\")) return fallback;
  } catch {
    return fallback;
  }
  const url = new URL(raw, "http://local.invalid");
  return url.host === "local.invalid" ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
