const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const PIECES = /<[^>]*>|&(?:amp|lt|gt|quot|#39);|[^<&]|[<&]/gsu;

type Letter = { shown: string; start: number; end: number };

/** Rendered text with the first place where it says a passage in `<mark>`; the same text when it does not say it. */
export function markPassage(html: string, passage: string): string {
  const letters = passageIn(html, passage);
  let marked = "";
  let at = 0;
  for (let index = 0; index < letters.length; index++) {
    const first = letters[index] as Letter;
    let last = first;
    // A mark ends before a tag, and begins again after it.
    while (letters[index + 1]?.start === last.end) last = letters[++index] as Letter;
    const text = html.slice(first.start, last.end);
    marked += html.slice(at, first.start) + (text.trim() === "" ? text : `<mark>${text}</mark>`);
    at = last.end;
  }
  return marked + html.slice(at);
}

/** True when the rendered text says the passage, however its lines are broken. */
export function saysPassage(html: string, passage: string): boolean {
  return passageIn(html, passage).length > 0;
}

/** The letters of the first place that says the passage; runs of white space count as one space. */
function passageIn(html: string, passage: string): Letter[] {
  const wanted = passage.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (wanted === "") return [];
  const letters: Letter[] = [];
  let text = "";
  for (const { 0: piece, index } of html.matchAll(PIECES)) {
    const isTag = piece.length > 1 && piece.startsWith("<");
    const isBreak = isTag && /^<(?:\/?(?:p|li|ul|ol|h\d|blockquote|pre)|br)\b/i.test(piece);
    if (isTag && !isBreak) continue;
    const shown = isBreak || /^\s+$/u.test(piece) ? " " : (ENTITIES[piece] ?? piece);
    if (shown === " " && (text === "" || text.endsWith(" "))) continue;
    text += shown;
    const end = isBreak ? index : index + piece.length;
    // A letter of two code units stands at both, so that places in the text are places in the list.
    for (let unit = 0; unit < shown.length; unit++) letters.push({ shown, start: index, end });
  }
  const from = text.indexOf(wanted);
  if (from < 0) return [];
  return letters
    .slice(from, from + wanted.length)
    .filter((letter, place, all) => letter.end > letter.start && all[place - 1]?.start !== letter.start);
}
