import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { KeyCap } from "./KeyCap.tsx";

const KEYS = [
  ["J", "desk.key.next"],
  ["K", "desk.key.previous"],
  ["A", "desk.key.approve"],
  ["⇧A", "desk.key.trust"],
  ["R 1–9", "desk.key.reject"],
  ["E", "desk.key.redact"],
  ["H", "desk.key.ask"],
  ["C", "desk.key.claim"],
  ["X", "desk.key.tick"],
  ["⇧X", "desk.key.range"],
  ["O", "desk.key.open"],
  ["Z", "desk.key.undo"],
  ["Esc", "desk.key.leave"],
  ["?", "desk.key.all"],
] as const;

/** Those that are always in sight. */
const AT_HAND = [
  ["J", "desk.key.next"],
  ["K", "desk.key.previous"],
  ["A", "desk.key.approve"],
  ["R 1–9", "desk.legend.reject"],
  ["E", "desk.legend.redact"],
  ["H", "desk.key.ask"],
  ["X", "desk.key.tick"],
  ["Z", "desk.key.undo"],
] as const;

const DIALOG = "desk-keys";

/** Shows all keys; Escape closes them and the focus is where it was. */
export function showDeskKeys(): void {
  document.querySelector<HTMLDialogElement>(`#${DIALOG}`)?.showModal();
}

/** The keys of the desk at the foot of the window, all of them in a dialog, and the switch that turns them off for oneself. */
export function DeskKeys({ on, action }: { on: boolean; action: string }) {
  const { t } = useI18n();
  return (
    <section className="p-desk-keys" aria-label={t("desk.keys")}>
      {on ? (
        <>
          <Legend keys={AT_HAND} />
          <Button type="button" look="link" onClick={showDeskKeys}>
            {t("desk.legend.all")} <KeyCap>?</KeyCap>
          </Button>
          <dialog id={DIALOG} className="p-desk-dialog" aria-labelledby="desk-keys-title">
            <h2 id="desk-keys-title">{t("desk.keys")}</h2>
            <Legend keys={KEYS} />
            <form method="dialog">
              <Button look="quiet">{t("desk.legend.close")}</Button>
            </form>
          </dialog>
        </>
      ) : null}
      <ButtonLink to="/moderation/push" look="link" reload>
        {t("desk.push.link")}
      </ButtonLink>
      <form method="post" action={action}>
        <input type="hidden" name="act" value="keys" />
        <input type="hidden" name="on" value={on ? "0" : "1"} />
        <Button look="link">{t(on ? "desk.keys.off" : "desk.keys.on")}</Button>
      </form>
    </section>
  );
}

function Legend({ keys }: { keys: typeof KEYS | typeof AT_HAND }) {
  const { t } = useI18n();
  return (
    <dl>
      {keys.map(([key, says]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(says)}</dd>
        </div>
      ))}
    </dl>
  );
}
