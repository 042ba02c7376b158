/** A path on this site, or the fallback: never another host, scheme, or a path that a browser reads as one. */
export function localPath(raw: unknown, fallback = "/"): string {
  if (typeof raw !== "string" || !/^\/(?![/\\])[^\\]*$/.test(raw) || [...raw].some((mark) => mark < " "))
    return fallback;
  try {
    const decoded = decodeURIComponent(raw);
    if (/^\/[/\\]/.test(decoded) || decoded.includes("\\")) return fallback;
  } catch {
    return fallback;
  }
  const url = new URL(raw, "http://local.invalid");
  // What had dots in it may begin with two slashes now.
  const isLocal = url.host === "local.invalid" && !url.pathname.startsWith("//");
  return isLocal ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
