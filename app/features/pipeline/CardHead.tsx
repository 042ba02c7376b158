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

/** The head of a card: its number, what can be done with it, whether it is one of a private space. */
export function CardHead({ number, isPrivate, children }: Props) {
  const t = useT();
  return (
    <>
      <div className="p-board-card__head">
        <Label number={number} />
        {children}
      </div>
      {isPrivate ? <Tag kind="warn">{t("spaces.private")}</Tag> : null}
    </>
  );
}
