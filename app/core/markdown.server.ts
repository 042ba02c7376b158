import MarkdownIt from "markdown-it";

const ALLOWED = /^(https?:|mailto:)/i;

/** Renders Markdown once, at write. Headings begin at the third level and skip none, below the page's own. HTML is shown as text; links are http, https or mailto and marked as people's own; pictures become links. */
export function renderMarkdown(source: string): string {
  return MARKDOWN.render(source).trim();
}

/** A link or picture. Each class ends where another could begin, so that none is looked for to the end of the text. */
const LINK = /!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g;

/** The text of Markdown without its marks, on one line, cut at a word. */
export function plainText(source: string, max: number): string {
  const text = source
    .replace(LINK, "$1")
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
  markdown.core.ruler.push("headings", ({ tokens }) => {
    const above: number[] = [];
    for (const token of tokens) {
      if (token.type === "heading_open") {
        const level = Number(token.tag.slice(1));
        while ((above.at(-1) ?? 0) >= level) above.pop();
        above.push(level);
      }
      if (token.type.startsWith("heading_")) token.tag = `h${Math.min(6, above.length + 2)}`;
    }
  });
  return markdown;
}

/** Takes longer to make than to use, and keeps nothing of what it renders. */
const MARKDOWN = renderer();
