import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Avatar } from "#app/ui/Avatar.tsx";
import { useTakenFocus } from "#app/ui/use-taken-focus.ts";

type Props = { id: string; replies?: ReactNode; takesFocus: boolean };

/** The place of a comment that was taken away: answers stay below it, and so does the focus of who was there. */
export function GoneItem({ id, replies, takesFocus }: Props) {
  const t = useT();
  const place = useTakenFocus<HTMLElement>(takesFocus);
  return (
    <li>
      <article className="p-comment" data-state="gone" id={`c-${id}`} tabIndex={-1} ref={place}>
        <Avatar name="–" />
        <p className="p-comment__body">{t("comments.gone")}</p>
      </article>
      {replies}
    </li>
  );
}
