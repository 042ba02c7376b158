/** What a share card says, in words: nothing but this decides how it looks. */
export type Card = {
  label: string;
  title: string;
  lang: string;
  siteName: string;
  stage: string;
  until: string;
  space: string;
  supports: string;
  supportsWord: string;
  tray: { width: number; height: number; svg: string };
  mark: string;
};

type Style = Record<string, string | number>;
type Node = { type: string; props: Record<string, unknown> };

export const CARD = { width: 1200, height: 630 };
const INK = "#141b1f";
const INK_2 = "#3d4950";
const BRAND = "#0b5563";

const CORNER = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><path d="M0 0L20 20H0z" fill="#ffffff"/></svg>`;

const box = (style: Style, ...children: (Node | string)[]): Node => ({
  type: "div",
  props: { style: { display: "flex", boxSizing: "border-box", ...style }, children },
});
const picture = (svg: string, width: number, height: number): Node => ({
  type: "img",
  props: { src: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`, width, height },
});
const line = (text: string, style: Style): Node =>
  box(
    {
      display: "block",
      whiteSpace: "nowrap",
      overflow: "hidden",
      textOverflow: "ellipsis",
      ...style,
    },
    text,
  );

/** The card as boxes: bar of the host, number and name, title, rule, then where it is and how many support it. */
export function cardLayout(card: Card): Node {
  const size = titleSize(card.title);
  // What the count leaves to the words beside the tray.
  const room = 640 - 44 * card.supports.length - 15 * card.supportsWord.length;
  return box(
    {
      width: CARD.width,
      height: CARD.height,
      flexDirection: "column",
      backgroundColor: "#ffffff",
      color: INK,
      borderTop: `14px solid ${BRAND}`,
      padding: "44px 64px 40px",
      fontFamily: "Atkinson, Atkinson Ext",
    },
    box(
      { justifyContent: "space-between", alignItems: "center", height: 68 },
      box(
        {
          position: "relative",
          height: 68,
          padding: "0 28px",
          alignItems: "center",
          backgroundColor: INK,
          color: "#f4f6f6",
          fontSize: 40,
          fontWeight: 700,
          letterSpacing: 1,
        },
        card.label,
        // The clipped corner.
        box({ position: "absolute", left: 0, bottom: 0 }, picture(CORNER, 20, 20)),
      ),
      box(
        { alignItems: "center" },
        picture(card.mark, 58, 58),
        line(card.siteName, { marginLeft: 14, fontSize: 38, fontWeight: 700, maxWidth: 560 }),
      ),
    ),
    box(
      { height: 280, marginTop: 48, alignItems: "flex-start", overflow: "hidden" },
      box(
        {
          display: "block",
          width: "100%",
          fontSize: size,
          lineHeight: 1.06,
          fontWeight: 700,
          letterSpacing: size * -0.018,
          textWrap: "balance",
          wordBreak: "break-word",
        },
        card.title,
      ),
    ),
    box({ height: 4, backgroundColor: INK }),
    box(
      { height: 132, alignItems: "flex-end", justifyContent: "space-between" },
      box(
        { alignItems: "flex-end" },
        picture(card.tray.svg, card.tray.width, card.tray.height),
        box(
          { flexDirection: "column", marginLeft: 40, fontSize: 28, lineHeight: 1.28, color: INK_2 },
          line(card.stage, { fontWeight: 700, color: INK, maxWidth: room }),
          ...(card.until ? [line(card.until, { maxWidth: room })] : []),
          line(card.space, { maxWidth: room }),
        ),
      ),
      box(
        { alignItems: "flex-end", marginBottom: -8 },
        line(card.supports, { fontSize: 76, fontWeight: 700, lineHeight: 1 }),
        line(card.supportsWord, { marginLeft: 14, marginBottom: 8, fontSize: 28, lineHeight: 1 }),
      ),
    ),
  );
}

/** A short title is large; a long one shrinks until its lines hold it. */
function titleSize(title: string): number {
  const length = [...title].length;
  return length <= 75 ? 72 : length <= 110 ? 60 : 50;
}

const DRAWN = /[\d\s!-~¡-ÿĀ-ıĴ-ķĹ-ľŁ-ňŊ-žȘ-ț–—‘’“”„†•…‰‹›€™−]/u;

/** The text as the card's fonts can draw it: other Latin letters without their marks, and without the rest, as emoji. */
export function drawable(text: string): string {
  const drawn = [...text.normalize("NFC")].map((mark) =>
    DRAWN.test(mark) ? mark : mark.normalize("NFKD").replace(/[^!-~·]/gu, ""),
  );
  return drawn.join("").replace(/\s+/g, " ").trim();
}
