import { useT } from "#app/i18n/i18n-context.tsx";
import { ORDERS, type Order } from "./thread.ts";

type Props = { order: Order; showsLinks: boolean };

/** The orders a thread can be read in, as links. */
export function ThreadOrders({ order, showsLinks }: Props) {
  const t = useT();
  const links = showsLinks ? "links=show&" : "";
  return (
    <nav className="p-orders" aria-label={t("comments.order")}>
      <ul>
        {ORDERS.map((each) => (
          <li key={each}>
            <a
              href={`?${links}${each === "oldest" ? "" : `order=${each}`}#discussion`}
              aria-current={each === order ? "true" : undefined}
            >
              {t(`comments.order.${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
