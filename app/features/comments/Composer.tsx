import { Form, Link } from "@remix-run/react";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Membership } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import type { Outcome, Written } from "#app/live/outbox.ts";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { formState } from "#app/web/form.ts";
import { STANCES, type Stance } from "./comment.ts";
import { useDraft } from "./use-draft.ts";

type Props = {
  number: number;
  formKey: string;
  answer: unknown;
  person: { id: string; name: string; memberships: Membership[] } | null;
  /** The comment that is answered. */
  reply: { id: string; name: string } | null;
  reviewed: boolean;
  /** Sends without leaving the page. */
  send: (written: Written) => void;
  /** A text that comes back: refused by the server with its words, or taken back to be written on. */
  back: (Outcome & { how: "refused" }) | null;
  /** It was opened to write in it. */
  takesFocus: boolean;
  onCancelReply: () => void;
  /** Something is being written, or has been sent. */
  onTyping: (writing: boolean) => void;
};

/**
 * Writes a comment or a reply. A plain form, which a script sends without leaving the page; signed out, the
 * text is kept while one signs in.
 */
export function Composer({
  number,
  formKey,
  answer,
  person,
  reply,
  reviewed,
  send,
  back,
  takesFocus,
  onCancelReply,
  onTyping,
}: Props) {
  const { t, locale } = useI18n();
  const form = formState(answer, t);
  const element = useRef<HTMLFormElement>(null);
  const sentAt = useRef(0);
  const [problem, setProblem] = useState<string>();
  const draft = useDraft(element, `draft ${number} ${reply?.id ?? ""}`, person?.id ?? "");
  const { put } = draft;
  const focus = useCallback(
    () => (element.current?.elements.namedItem("body") as HTMLElement | null)?.focus(),
    [],
  );

  useEffect(() => {
    if (takesFocus) focus();
  }, [takesFocus, focus]);

  useEffect(() => {
    if (!back) return;
    setProblem(back.words || undefined);
    const { body } = Object.fromEntries(new FormData(element.current ?? undefined));
    put(body ? `${back.written.body}\n\n${body}` : back.written.body, back.written.stance);
    focus();
  }, [back, put, focus]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!person) return draft.handOver();
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "");
    const body = text("body").normalize().trim();
    if (body === "") {
      // The second press of a double press finds nothing left to send.
      if (Date.now() - sentAt.current > 1000) setProblem(t("errors.required"));
      return focus();
    }
    sentAt.current = Date.now();
    const stance = (text("stance") || null) as Stance | null;
    draft.forget();
    onTyping(false);
    put("", null);
    setProblem(undefined);
    send({ body, stance, parent: reply?.id ?? null, lang: locale, onBehalfOf: text("onBehalfOf") || null });
    if (!reply) focus();
  };

  return (
    <Form
      method="post"
      action={reply ? `?index&reply=${reply.id}` : undefined}
      id="composer"
      className="p-composer p-form"
      reloadDocument
      ref={element}
      onSubmit={submit}
      onInput={() => {
        draft.save();
        onTyping(true);
      }}
      noValidate={person !== null && sentAt.current > 0}
    >
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <HiddenKey value={form.key ?? formKey} />
      <input type="hidden" name="parent" value={reply?.id ?? ""} />
      <TextArea
        name="body"
        label={reply ? t("comments.replyTo", { name: reply.name }) : t("comments.yours")}
        hint={reviewed ? t("comments.reviewedHint") : null}
        error={problem ?? form.errorOf("body")}
        defaultValue={form.typed("body")}
        maxLength={LIMITS.comment.max}
        required
      />
      {draft.isRecovered ? (
        <p className="p-meta">
          {t("comments.recovered")}{" "}
          <Button type="button" look="link" onClick={draft.discard}>
            {t("comments.discard")}
          </Button>
        </p>
      ) : null}
      <RadioGroup
        name="stance"
        legend={t("comments.stance")}
        look="chips"
        value={form.typed("stance")}
        options={[
          { value: "", label: t("comments.stance.none") },
          ...STANCES.map((stance) => ({ value: stance, label: t(`comments.stance.${stance}`) })),
        ]}
      />
      <input type="hidden" name="lang" value={locale} />
      {person && person.memberships.length > 0 ? (
        <Select
          name="onBehalfOf"
          label={t("ideas.signAs")}
          defaultValue={form.typed("onBehalfOf")}
          options={[
            { value: "", label: person.name },
            ...person.memberships.map((held) => ({
              value: held.organisationId,
              label: `${person.name} · ${held.name}`,
            })),
          ]}
        />
      ) : null}
      <div className="p-form__acts">
        <Button>{t("comments.send")}</Button>
        {reply ? (
          <Link
            to="?#composer"
            onClick={(event) => {
              event.preventDefault();
              onCancelReply();
            }}
          >
            {t("common.cancel")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
