import { useT } from "#app/i18n/i18n-context.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import type { DeskItem } from "./desk.queries.server.ts";
import { kindOf } from "./desk-view.ts";
import { REASONS } from "./Reasons.tsx";

type Props = {
  open: DeskItem;
  /** The reasons stand in the page, with their errors. */
  inPage: boolean;
};

/** On a phone the two verdicts are always under the thumb: one press approves, the other brings the reasons. */
export function ThumbBar({ open, inPage }: Props) {
  const t = useT();
  const kind = kindOf(open);
  const reject = (
    <>
      <Icon name="x" /> {t(`moderation.reject.${kind}`)}…
    </>
  );
  return (
    <div className="p-thumbs">
      {inPage ? (
        <a className="p-button" data-look="danger" href={`#${REASONS}`}>
          {reject}
        </a>
      ) : (
        <button type="button" className="p-button" data-look="danger" {...{ popovertarget: REASONS }}>
          {reject}
        </button>
      )}
      <button type="submit" form="approve" className="p-button" data-look="primary">
        <Icon name="check" /> {t(`moderation.approve.${kind}`)}
      </button>
    </div>
  );
}
