import MarkdownIt from "markdown-it";

const ALLOWED = /^(https?:|mailto:)/i;

/** Renders Markdown once, at write. HTML is shown as text; links are http, https or mailto and marked as people's own; pictures become links. */
export function renderMarkdown(source: string): string {
  return renderer().render(source).trim();
}

/** The same for many texts: made once, used for each. */
export function markdownRenderer(): (source: string) => string {
  const markdown = renderer();
  return (source) => markdown.render(source).trim();
}

/** The text of Markdown without its marks, on one line, cut at a word. */
export function plainText(source: string, max: number): string {
  const text = source
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s{0,3}(#{1,6}|>|[-*+]|\d+[.)])\s+/gm, "")
    .replace(/[*_`~]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (text.length <= max) return text;
  const cut = text.slice(0, max).replace(/\s+\S*$/, "");
  return `${cut || text.slice(0, max)}…`;
}

function renderer(): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 });
  markdown.disable("image");
  markdown.validateLink = (link) => {
    const bare = [...link.trim()].filter((mark) => mark > " ").join("");
    return ALLOWED.test(bare);
  };
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet("rel", "nofollow ugc noopener");
    return self.renderToken(tokens, index, options);
  };
  markdown.renderer.rules.heading_open = (tokens, index) => `<${lowered(tokens[index]?.tag)}>`;
  markdown.renderer.rules.heading_close = (tokens, index) => `</${lowered(tokens[index]?.tag)}>\n`;
  return markdown;
}

/** Headings in contributions stay below the page's own. */
function lowered(tag: string | undefined): string {
  return `h${Math.min(6, Number(tag?.slice(1) ?? 1) + 2)}`;
}
