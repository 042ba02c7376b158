import Turndown from "turndown";
import { storable } from "#app/core/text.ts";

const TAG =
  /<\/?(?:p|br|a|b|i|u|em|strong|ul|ol|li|div|span|h[1-6]|blockquote|img|iframe|table|pre|code)\b[^>]*>/i;
const PLAIN_ADDRESS = /^https?:\/\/[\w\-./?=&%#~+:,@!]*[\w/]$/;

/** Text on one line. */
export function oneLine(raw: string): string {
  return storable(raw.replace(/[\s\u200B\u2060\uFEFF]+/gu, " "));
}

/** Makes the function that turns imported text into clean Markdown: HTML by its elements, plain text by its lines. */
export function markdownCleaner(): (raw: string) => string {
  const turndown = makeTurndown();
  return (raw) => {
    const text = storable(raw);
    return TAG.test(text) ? tidy(turndown.turndown(text)) : fromPlainText(text);
  };
}

/** Plain text keeps its lines; what Markdown would take for code or a heading does not become one. */
function fromPlainText(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const kept = lines.map((line) => {
    if (/^(?:-{2,}|={2,}|_{3,}|\*{3,})$/.test(line)) return "";
    return line.replace(/^(#{1,6}\s)/, "\\$1").replace(/^(```|~~~)/, "\\$1");
  });
  return tidy(kept.join("\n"));
}

function tidy(markdown: string): string {
  return markdown
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function makeTurndown(): Turndown {
  const turndown = new Turndown({
    headingStyle: "atx",
    bulletListMarker: "-",
    emDelimiter: "*",
    codeBlockStyle: "fenced",
    br: "",
  });
  turndown.remove(["script", "style", "iframe", "noscript", "object" as "script", "embed"]);
  turndown.addRule("link", {
    filter: (node) => node.nodeName === "A",
    replacement: (content, node) => linked(content, (node as HTMLElement).getAttribute("href")),
  });
  turndown.addRule("picture", {
    filter: "img",
    replacement: (_content, node) => {
      const picture = node as HTMLElement;
      const address = webAddress(picture.getAttribute("src"));
      return address ? linked(picture.getAttribute("alt") || address, address) : "";
    },
  });
  return turndown;
}

/** A link whose text is its address stays that address. */
function linked(content: string, href: string | null): string {
  const address = webAddress(href);
  const text = content.trim();
  if (!address || text === "") return text;
  if (text.replace(/\\/g, "") === address) return PLAIN_ADDRESS.test(address) ? address : `<${address}>`;
  return `[${text}](<${address}>)`;
}

function webAddress(href: string | null): string | null {
  const address = (href ?? "").trim();
  return /^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(address) ? address : null;
}
