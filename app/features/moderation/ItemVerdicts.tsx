import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { kindOf } from "./desk-view.ts";
import { KeyCap } from "./KeyCap.tsx";
import { KeyPart } from "./KeyPart.tsx";
import type { ReadingProps } from "./QueueReading.tsx";
import { ReadItem } from "./ReadItem.tsx";
import { Redaction } from "./Redaction.tsx";

/** What can be done with an item but to reject it, each a form of its own: approve, edit and approve, ask, take. */
export function ItemVerdicts(props: ReadingProps) {
  const t = useT();
  const { open, action, formKey, submit } = props;
  const kind = kindOf(open);
  const isText = kind === "text";
  return (
    <div className="p-verdicts">
      <form method="post" action={action} onSubmit={submit} data-act="approve" id="approve">
        <HiddenKey value={formKey} />
        <ReadItem open={open} act="approve" />
        <Button size="lg">
          {t(`moderation.approve.${kind}`)} <KeyCap>A</KeyCap>
        </Button>
      </form>
      {kind === "report" ? (
        <form method="post" action={action} onSubmit={submit}>
          <HiddenKey value={formKey} />
          <ReadItem open={open} act="approve" />
          <input type="hidden" name="unfounded" value="1" />
          <Button look="quiet">{t("moderation.unfounded")}</Button>
        </form>
      ) : null}
      {isText && open.authorId ? (
        <form method="post" action={action} onSubmit={submit} data-act="trust">
          <HiddenKey value={formKey} />
          <ReadItem open={open} act="trust" />
          <Button look="quiet">
            {t("desk.trust")} <KeyCap>⇧A</KeyCap>
          </Button>
        </form>
      ) : null}
      {isText ? <Redaction {...props} /> : null}
      <Colleague {...props} />
    </div>
  );
}

/** Leaving an item to a colleague with a note, and taking it for oneself. */
function Colleague({ open, desk, me, action, formKey, submit }: ReadingProps) {
  const t = useT();
  const others = desk.moderators.filter((one) => one.id !== me && one.id !== open.authorId);
  const isMine = open.request !== null && (open.request.ofId === me || open.request.byId === me);
  return (
    <>
      {others.length > 0 ? (
        <KeyPart act="ask" cap="H" title={t("desk.ask")} send={t("desk.ask.send")} {...{ action, submit }}>
          <HiddenKey value={formKey} />
          <input type="hidden" name="act" value="ask" />
          <input type="hidden" name="id" value={open.id} />
          <Select
            name="colleague"
            label={t("desk.ask.whom")}
            options={others.map((one) => ({ value: one.id, label: one.name }))}
          />
          <TextArea name="note" rows={2} label={t("desk.ask.note")} />
        </KeyPart>
      ) : null}
      <form method="post" action={action} onSubmit={submit} data-act="claim">
        <HiddenKey value={formKey} />
        <input type="hidden" name="act" value={isMine ? "release" : "claim"} />
        <input type="hidden" name="id" value={open.id} />
        <Button look="quiet">
          {t(isMine ? "desk.release" : "desk.claim")} <KeyCap>C</KeyCap>
        </Button>
      </form>
    </>
  );
}
