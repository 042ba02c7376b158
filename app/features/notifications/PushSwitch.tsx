import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { type BrowserState, browserState, type Keys, subscribeHere } from "./push-browser.ts";

type State = BrowserState | "turning" | "refused" | "dismissed";

const CAN_TURN_ON: readonly State[] = ["off", "refused", "dismissed", "turning"];

/** Whether calls come to this browser, and the button that asks for them; permission is asked only when it is pressed. */
export function PushSwitch({
  serverKey,
  known,
  formKey,
}: {
  serverKey: string;
  /** The site calls on this browser already. */
  known: boolean;
  formKey: string;
}) {
  const t = useT();
  const [state, setState] = useState<State | null>(null);
  const [keys, setKeys] = useState<Keys | null>(null);
  useEffect(() => {
    browserState().then(
      (found) => setState(found === "on" && !known ? "off" : found),
      () => setState("cannot"),
    );
  }, [known]);
  if (state === null) return <p>{t("desk.push.script")}</p>;
  const turnOn = async (form: HTMLFormElement) => {
    setState("turning");
    try {
      const answer = await subscribeHere(serverKey);
      if (typeof answer === "string") return setState(answer);
      flushSync(() => setKeys(answer));
      form.submit();
    } catch {
      setState("refused");
    }
  };
  return (
    <form
      method="post"
      className="p-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== "turning") void turnOn(event.currentTarget);
      }}
    >
      <HiddenKey value={formKey} />
      {keys
        ? Object.entries(keys).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))
        : null}
      <p role="status">{t(`desk.push.${state}`)}</p>
      {CAN_TURN_ON.includes(state) ? (
        <div className="p-form__acts">
          <Button aria-disabled={state === "turning"}>{t("desk.push.turnOn")}</Button>
        </div>
      ) : null}
    </form>
  );
}
