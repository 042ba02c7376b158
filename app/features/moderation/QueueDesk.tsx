import { useEffect, useRef } from "react";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";
import { formState } from "#app/web/form.ts";
import { BulkBar } from "./BulkBar.tsx";
import { bringIntoView } from "./bring-into-view.ts";
import { DeskKeys } from "./DeskKeys.tsx";
import type { DeskData } from "./desk.queries.server.ts";
import { cameBack, deskPath, QUEUE_VIEWS, type QueueView } from "./desk-view.ts";
import { EmptyDesk } from "./EmptyDesk.tsx";
import { QueueList } from "./QueueList.tsx";
import { QueueReading } from "./QueueReading.tsx";
import { SuspensionAppeals } from "./SuspensionAppeals.tsx";
import { ThumbBar } from "./ThumbBar.tsx";
import { UndoStrip } from "./UndoStrip.tsx";
import { useDesk } from "./use-desk.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDeskNow } from "./use-desk-now.ts";

type Props = DeskData & {
  view: QueueView;
  space: string | null;
  open: string | null;
  formKey: string;
  answer: unknown;
};

/** What waits at the left, most urgent first; what is read and decided at the right. Every part is a plain form. */
export function QueueDesk({ answer, view, space, ...data }: Props) {
  const { t } = useI18n();
  const address = deskPath(view, space);
  const desk = useDesk(data, address, t("desk.failed"));
  const { state } = desk;
  const pane = useRef<HTMLElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const now = useDeskNow(data.now);
  const onKeyDown = useDeskKeys(desk, root, data.keys);
  const form = formState(answer, t);
  const open = state.list.find((item) => item.id === state.open) ?? null;
  const opened = open?.id;
  const first = useRef(true);
  useEffect(() => {
    const isFirst = first.current;
    first.current = false;
    if (opened && (!isFirst || document.activeElement === document.body))
      pane.current?.focus({ preventScroll: true });
    if (!isFirst) bringIntoView(pane.current);
  }, [opened]);
  // What had the focus may have gone with the verdicts.
  useEffect(() => {
    if (state.taken && document.activeElement === document.body) pane.current?.focus({ preventScroll: true });
  }, [state.taken]);
  const at = (id: string) => deskPath(view, space, id);
  const neighbour = (by: 1 | -1) => {
    const id = desk.next(by);
    return id && id !== state.open ? at(id) : null;
  };
  return (
    <>
      <Tabs
        label={t("moderation.views")}
        tabs={[
          ...QUEUE_VIEWS.map((each) => ({
            to: deskPath(each, space),
            label: `${t(`moderation.view.${each}`)} ${each === "all" ? state.waiting : state.counts[each]}`,
            current: each === view,
          })),
          { to: "/moderation/log", label: t("moderation.log.link"), current: false },
        ]}
      />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <SuspensionAppeals appeals={data.suspensions} now={now} />
      {state.refused.map((one) => (
        <Notice key={one.id} kind="warn" title={t("desk.notMade", { number: one.number })} live>
          <p>{t(one.message as never, one.params)}</p>
          <form method="post" action={address} onSubmit={desk.submit}>
            <input type="hidden" name="act" value="seen" />
            <input type="hidden" name="id" value={one.id} />
            <Button look="quiet">{t("desk.seen")}</Button>
          </form>
        </Notice>
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys act while the focus is inside, on what has its own role */}
      <div className="p-desk" ref={root} onKeyDown={onKeyDown} data-empty={open ? undefined : ""}>
        {open ? (
          <>
            <QueueList state={state} view={view} at={at} now={now} dispatch={desk.dispatch} />
            <section className="p-desk__pane" aria-label={t("moderation.reading")} tabIndex={-1} ref={pane}>
              <QueueReading
                key={`${open.id} ${open.revision}`}
                open={open}
                desk={state.spaces[open.space.id] ?? { rules: [], moderators: [] }}
                me={state.me}
                changed={state.changed}
                taken={open.id === state.taken}
                goOn={() => desk.dispatch({ type: "step", by: 1 })}
                // What is refused stays open, with its new text.
                action={at(open.id)}
                formKey={data.formKey}
                form={form}
                submit={desk.submit}
                keys={data.keys}
                now={now}
              />
              <nav className="p-desk__ways" aria-label={t("desk.ways")}>
                {neighbour(-1) ? <a href={neighbour(-1) ?? ""}>{t("desk.previous")}</a> : null}
                {neighbour(1) ? <a href={neighbour(1) ?? ""}>{t("desk.next")}</a> : null}
              </nav>
            </section>
          </>
        ) : (
          <EmptyDesk today={state.today} view={view} now={now} />
        )}
        <div className="p-desk__foot">
          <p role="status" className="p-desk__note">
            {state.note}
          </p>
          <UndoStrip strip={state.strip} action={address} submit={desk.submit} />
          <BulkBar state={state} action={address} formKey={data.formKey} submit={desk.submit} />
          {open?.mayDecide && open.id !== state.taken && state.ticked.length === 0 ? (
            <ThumbBar open={open} inPage={cameBack(form, open, "reject")} />
          ) : null}
        </div>
      </div>
      <DeskKeys on={data.keys} action={address} />
    </>
  );
}
