import type { Dispatch } from "react";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { AgeChip } from "./AgeChip.tsx";
import type { DeskItem } from "./desk.queries.server.ts";
import type { DeskEvent, DeskState } from "./desk-state.ts";
import type { QueueView } from "./desk-view.ts";
import { latenessOf } from "./lateness.ts";

type Props = {
  state: DeskState;
  view: QueueView;
  at: (id: string) => string;
  now: string;
  dispatch: Dispatch<DeskEvent>;
};

/** The list, with who is at what; its boxes belong to the form of what is decided together. */
export function QueueList({ state, at, now, dispatch }: Props) {
  const { t } = useI18n();
  const late = state.list.filter((item) => latenessOf(item, now) === "overdue").length;
  return (
    <section className="p-desk__list" aria-labelledby="queue-title">
      <h1 id="queue-title">
        {t("moderation.title", { count: state.waiting })}
        {late > 0 ? (
          <>
            {" · "}
            <span className="p-desk__late">{t("desk.age.late", { count: late })}</span>
          </>
        ) : null}
      </h1>
      <ol>
        {state.list.map((item) => (
          <li key={item.id} className="p-queue-row" data-open={item.id === state.open || undefined}>
            {item.type === "appeal" || !item.mayDecide || item.id === state.taken ? (
              <span />
            ) : (
              <label className="p-queue-row__tick">
                <input
                  type="checkbox"
                  form="bulk"
                  name="items[]"
                  value={`${item.id} ${item.revision}`}
                  aria-label={t("desk.tick", { name: item.author || t("comments.noAuthor") })}
                  checked={state.ticked.includes(item.id)}
                  onChange={() => dispatch({ type: "tick", id: item.id })}
                />
              </label>
            )}
            <a
              href={at(item.id)}
              aria-current={item.id === state.open ? "true" : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                dispatch({ type: "open", id: item.id });
              }}
            >
              <AgeChip item={item} now={now} /> <strong>{item.author || t("comments.noAuthor")}</strong> Nº{" "}
              {item.idea.number}
              <span className="p-queue-row__text">{item.title ?? item.text.slice(0, 80)}</span>
              <Why item={item} me={state.me} />
            </a>
          </li>
        ))}
      </ol>
      {state.arrivals.length > 0 ? (
        <Button type="button" look="quiet" onClick={() => dispatch({ type: "arrivals" })}>
          {t("desk.arrivals", { count: state.arrivals.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Why({ item, me }: { item: DeskItem; me: string }) {
  const { t } = useI18n();
  const { request } = item;
  return (
    <>
      {item.report ? (
        <span className="p-queue-row__why">
          {t("moderation.reportOf", { reason: t(`moderation.report.reason.${item.report.reason}`) })}
        </span>
      ) : null}
      {item.appeal ? <span className="p-queue-row__why">{t("moderation.appealed")}</span> : null}
      {item.before ? <span className="p-queue-row__why">{t("moderation.newVersion")}</span> : null}
      {item.isSample ? <span className="p-queue-row__why">{t("desk.sample")}</span> : null}
      {item.reader ? (
        <span className="p-queue-row__who">
          <Icon name="eye" /> {t("desk.reads", { name: item.reader })}
        </span>
      ) : null}
      {request ? (
        <span className="p-queue-row__who">
          {request.ofId === me
            ? t(request.byId === me ? "desk.yours" : "desk.askedYou", { name: request.by })
            : t("desk.has", { name: request.of })}
        </span>
      ) : null}
    </>
  );
}
