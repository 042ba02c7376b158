import { createContext, type ReactNode, useContext } from "react";

/** The markup of an element, rendered once for each owner and name. */
export type KeepMarkup = (owner: object, name: string, element: () => ReactNode) => string;

/** How the server keeps markup that many pages share; in the browser there is none to keep. */
export const KeptMarkup = createContext<KeepMarkup | null>(null);

export type KeptItem = {
  /** What the item shows; its markup is forgotten with it. */
  owner: object;
  /** All that the markup depends on beside the owner, the language and the time zone; null when it depends on more. */
  name: string | null;
  /** The item itself, with its key. It reads no context but the language. */
  element: () => ReactNode;
};

type Props = { items: KeptItem[]; className: string; children: ReactNode[] };

/**
 * An ordered list of what many pages show alike, and of what this one alone shows after it. Where nothing is this
 * page's alone, the server puts it together from kept markup, which is what React would have written; the browser
 * takes it over as the elements that it is.
 */
export function KeptList({ items, className, children }: Props) {
  const keep = useContext(KeptMarkup);
  const isShared = children.length === 0 && items.every((item) => item.name !== null);
  if (keep && isShared) {
    const markup = items.map(({ owner, name, element }) => keep(owner, name ?? "", element)).join("");
    // biome-ignore lint/security/noDangerouslySetInnerHtml: React's own markup of these elements
    return <ol className={className} dangerouslySetInnerHTML={{ __html: markup }} />;
  }
  return (
    <ol className={className}>
      {items.map(({ element }) => element())}
      {children}
    </ol>
  );
}
