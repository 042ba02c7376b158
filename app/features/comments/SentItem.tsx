import { useState } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import type { Sent } from "#app/live/sent.ts";
import { Button } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";

type Props = { sent: Sent; onRetry: (key: string) => void; onTakeBack: (sent: Sent) => void };

/** One's own comment on its way to the server, or one that did not get there, with its text and the ways on. */
export function SentItem({ sent, onRetry, onTakeBack }: Props) {
  const t = useT();
  const hasFailed = sent.state === "failed";
  // Once there, the ways on stay: who has pressed one keeps their place while it is tried again.
  const [hasWays, setWays] = useState(hasFailed);
  if (hasFailed && !hasWays) setWays(true);
  return (
    <li>
      <article
        className="p-comment"
        data-state={sent.state}
        id={`s-${sent.key}`}
        aria-label={t("comments.yours")}
      >
        <div>
          <strong>{t("comments.you")}</strong>
          <p className="p-comment__body p-comment__typed">{sent.body}</p>
          {hasFailed ? (
            <p className="p-comment__state">
              <Icon name="alert" /> {sent.problem ?? t("comments.failed")}
            </p>
          ) : (
            <p className="p-meta">{t("comments.sending")}</p>
          )}
          {hasWays ? (
            <p className="p-comment__acts">
              <Button type="button" look="quiet" aria-disabled={!hasFailed} onClick={() => onRetry(sent.key)}>
                {t("comments.retry")}
              </Button>
              <Button
                type="button"
                look="link"
                aria-disabled={!hasFailed}
                onClick={() => hasFailed && onTakeBack(sent)}
              >
                {t("comments.edit")}
              </Button>
            </p>
          ) : null}
        </div>
      </article>
    </li>
  );
}
