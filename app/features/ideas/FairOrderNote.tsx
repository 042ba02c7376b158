import { useEffect } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Icon } from "#app/ui/Icon.tsx";

/**
 * What the fair order does. A browser without an order of its own asks for one, to be used from its next
 * visit on: this list is read in the order it began with.
 */
export function FairOrderNote({ own }: { own: boolean }) {
  const t = useT();
  useEffect(() => {
    if (own) return;
    const body = new URLSearchParams({ order: "own" });
    fetch("/preferences", { method: "POST", body, redirect: "manual" }).catch(() => {
      // Without one, the order is the day's.
    });
  }, [own]);
  return (
    <details className="p-order-note">
      <summary>
        <Icon name="shuffle" />
        <span>
          <strong>{t("ideas.sort.fair")}.</strong> {t("ideas.fair.short")}{" "}
          <span className="p-order-note__more">{t("ideas.fair.more")}</span>
        </span>
      </summary>
      <p>{t("ideas.fair.how")}</p>
    </details>
  );
}
