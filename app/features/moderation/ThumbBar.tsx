import { useT } from "#app/i18n/i18n-context.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import type { DeskItem } from "./desk.queries.server.ts";

/** On a phone the two verdicts are always under the thumb: one press approves, the other goes to the reasons. */
export function ThumbBar({ open }: { open: DeskItem }) {
  const t = useT();
  const kind = open.type === "report" || open.type === "appeal" ? open.type : "text";
  return (
    <div className="p-thumbs">
      <a className="p-button" data-look="danger" href="#reasons">
        <Icon name="x" /> {t(`moderation.reject.${kind}`)}…
      </a>
      <button type="submit" form="approve" className="p-button" data-look="primary">
        <Icon name="check" /> {t(`moderation.approve.${kind}`)}
      </button>
    </div>
  );
}
