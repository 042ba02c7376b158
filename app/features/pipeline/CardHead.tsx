import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Tag } from "#app/ui/Tag.tsx";

type Props = {
  number: number;
  /** Said where ideas of several spaces stand together. */
  isPrivate: boolean;
  children?: ReactNode;
};

/** The first line of a card: its number, whether it is one of a private space, what can be done with it. */
export function CardHead({ number, isPrivate, children }: Props) {
  const t = useT();
  return (
    <div className="p-board-card__head">
      <Label number={number} />
      {isPrivate ? <Tag kind="warn">{t("spaces.private")}</Tag> : null}
      {children}
    </div>
  );
}
