import { type ReactNode, useState } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";

/** More answers than these are folded away. */
const MOST_OPEN = 3;

type Props = {
  count: number;
  /** Something in it is looked for, new or one's own. */
  wanted: boolean;
  children: ReactNode;
};

/** The answers to a comment. Many are folded, and opened by what is wanted in them; what is open stays so. */
export function Replies({ count, wanted, children }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(wanted || count <= MOST_OPEN);
  if (wanted && !isOpen) setOpen(true);
  const list = <ol className="p-comment__replies">{children}</ol>;
  if (count <= MOST_OPEN) return list;
  return (
    <details className="p-replies" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("comments.replies", { count })}</summary>
      {list}
    </details>
  );
}
