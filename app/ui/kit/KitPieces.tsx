import { Avatar } from "../Avatar.tsx";
import { Button, type ButtonLook } from "../Button.tsx";
import { Checkbox } from "../Checkbox.tsx";
import { EmptyState } from "../EmptyState.tsx";
import { ErrorSummary } from "../ErrorSummary.tsx";
import { Facts } from "../Facts.tsx";
import { Label } from "../Label.tsx";
import { Notice } from "../Notice.tsx";
import { RadioGroup } from "../RadioGroup.tsx";
import { Section } from "../Section.tsx";
import { Select } from "../Select.tsx";
import { Tag } from "../Tag.tsx";
import { TextArea } from "../TextArea.tsx";
import { TextField } from "../TextField.tsx";
import { TownTray } from "../TownTray.tsx";
import { Tray, type TrayVariant } from "../Tray.tsx";

const LOOKS: ButtonLook[] = ["primary", "quiet", "danger", "link", "pill"];
const VARIANTS: TrayVariant[] = ["normal", "overdue", "declined", "paused", "merged", "done"];
const SIZES = ["sm", "md", "lg"] as const;
const KINDS = ["info", "ok", "warn", "danger", "pending"] as const;
const TAGS = ["plain", "official", "new", "ok", "warn", "danger", "pending"] as const;
const OPTIONS = [
  { value: "a", label: "First" },
  { value: "b", label: "Second" },
];

/** The plain pieces in their states; `on` keeps the names of one theme's panel apart from the other's. */
export function KitPieces({ on }: { on: string }) {
  return (
    <>
      <Section title={`Tray, ${on}`} id={`${on}-tray`}>
        {SIZES.map((size) => (
          <p key={size} className="p-form__acts">
            {VARIANTS.map((variant) => (
              <span key={variant}>
                <Tray total={7} current={3} variant={variant} size={size} /> {variant}
              </span>
            ))}
          </p>
        ))}
        <TownTray
          rows={[
            { key: "1", to: "/ideas", name: "Waiting", count: 46, look: "waiting" },
            { key: "2", to: "/ideas", name: "Open", count: 23, look: "open" },
            { key: "3", to: "/ideas", name: "Held", count: 19, look: "held" },
            { key: "4", to: "/ideas", name: "Done", count: 31, look: "done" },
            { key: "5", to: "/ideas", name: "Stopped", count: 4, look: "stopped" },
          ]}
        />
      </Section>
      <Section title={`Labels, tags, people, ${on}`} id={`${on}-labels`}>
        <p className="p-form__acts">
          <Label number={142} look="page" /> <Label number={142} /> <Avatar name="Ana Pons" />
          <Avatar name="Ana Pons" size="sm" /> <Avatar name="Old Mill" square />
          {TAGS.map((kind) => (
            <Tag key={kind} kind={kind}>
              {kind}
            </Tag>
          ))}
        </p>
      </Section>
      <Section title={`Buttons, ${on}`} id={`${on}-buttons`}>
        {SIZES.map((size) => (
          <p key={size} className="p-form__acts">
            {LOOKS.map((look) => (
              <Button key={look} type="button" look={look} size={size}>
                {look}
              </Button>
            ))}
          </p>
        ))}
      </Section>
      <Section title={`Fields, ${on}`} id={`${on}-fields`}>
        <div className="p-form">
          <TextField name={`${on}-plain`} label="Text" hint="A hint" optional="optional" />
          <TextField name={`${on}-wrong`} label="Date" error="The date is missing" />
          <TextField
            name={`${on}-code`}
            label="Code"
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={6}
          />
          <TextArea name={`${on}-area`} label="Several lines" rows={3} />
          <Select name={`${on}-select`} label="One of some" options={OPTIONS} />
          <ErrorSummary
            title="There are 2 problems"
            errors={[
              { field: `${on}-wrong`, text: "The date is missing" },
              { field: `${on}-chosen`, text: "Choose one" },
            ]}
            takesFocus={false}
          />
          <RadioGroup name={`${on}-chosen`} legend="With an error" options={OPTIONS} error="Choose one" />
          <RadioGroup name={`${on}-list`} legend="A list" options={OPTIONS} value="a" />
          <RadioGroup name={`${on}-chips`} legend="Chips" options={OPTIONS} value="b" look="chips" />
          <Checkbox name={`${on}-check`} label="I have read it" />
        </div>
      </Section>
      <Section title={`Messages, ${on}`} id={`${on}-messages`}>
        <div className="p-form">
          {KINDS.map((kind) => (
            <Notice key={kind} kind={kind} title={kind}>
              <p>What happened and what comes next.</p>
            </Notice>
          ))}
          <EmptyState title="Nothing here" />
          <Facts rows={[{ key: "who", term: "Who", value: "The parks department" }]} />
        </div>
      </Section>
    </>
  );
}
