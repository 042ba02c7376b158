import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { ORDERS, type ThreadWindow } from "./thread.ts";

type Props = { thread: ThreadWindow; side: "start" | "end"; showsLinks: boolean };

/** What of a thread is not shown before or after its window, and the way there. */
export function ThreadGap({ thread, side, showsLinks }: Props) {
  const t = useT();
  const { order, earlier, later } = thread;
  const isEarlier = (side === "start") !== (order === "newest");
  const gap = isEarlier ? earlier : later;
  if (!gap) return null;
  const query = new URLSearchParams(showsLinks ? { links: "show" } : {});
  if (order !== ORDERS[0]) query.set("order", order);
  if (later && !isEarlier) query.set("after", later.after);
  if (earlier && isEarlier && order !== "useful") query.set("before", earlier.before);
  const words = order === "useful" ? "comments.more" : isEarlier ? "comments.earlier" : "comments.later";
  const toStart = new URLSearchParams(showsLinks ? { links: "show" } : {});
  toStart.set("order", "oldest");
  return (
    <p className="p-gap">
      <ButtonLink to={`?${query}#discussion`} look="quiet">
        {t(words, { count: gap.count })}
      </ButtonLink>
      {order === "oldest" && isEarlier ? (
        <ButtonLink to={`?${toStart}#discussion`} look="link">
          {t("comments.fromStart")}
        </ButtonLink>
      ) : null}
    </p>
  );
}
