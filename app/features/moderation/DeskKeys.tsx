import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";

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
  ["?", "desk.key.all"],
] as const;

/** The keys of the desk, and the switch that turns them off for oneself. */
export function DeskKeys({ on, action }: { on: boolean; action: string }) {
  const { t } = useI18n();
  return (
    <section className="p-desk-keys" aria-label={t("desk.keys")}>
      {on ? (
        <details id="desk-keys">
          <summary>{t("desk.keys")}</summary>
          <dl>
            {KEYS.map(([key, says]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(says)}</dd>
              </div>
            ))}
          </dl>
        </details>
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
