import type { FormEvent } from "react";
import { commentPlace } from "#app/features/comments/comment.ts";
import { RevisionChanges } from "#app/features/ideas/RevisionChanges.tsx";
import { textDifference } from "#app/features/ideas/text-difference.ts";
import { markedPieces } from "#app/features/screening/marked-pieces.ts";
import { explain } from "#app/features/screening/match.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { stageName } from "#app/features/spaces/stage-words.ts";
import { dateTime, longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import type { formState } from "#app/web/form.ts";
import { AgeChip } from "./AgeChip.tsx";
import type { DeskData, DeskItem } from "./desk.queries.server.ts";
import { ItemVerdicts } from "./ItemVerdicts.tsx";
import { Reasons } from "./Reasons.tsx";
import { WhyItWaits } from "./WhyItWaits.tsx";

export type ReadingProps = {
  open: DeskItem;
  desk: DeskData["spaces"][string];
  me: string;
  /** The author has changed it while it was read. */
  changed: boolean;
  /** It waits no more: somebody else has decided it, or its author took it back. */
  taken: boolean;
  goOn: () => void;
  action: string;
  formKey: string;
  form: ReturnType<typeof formState>;
  submit: (event: FormEvent<HTMLFormElement>) => void;
  /** Single keys act. */
  keys: boolean;
  now: string;
};

/** One item with all that its decision needs: why it is urgent, what it is about, its text, its author, the verdicts. */
export function QueueReading(props: ReadingProps) {
  const { t, ...zone } = useI18n();
  const { open, changed, taken, goOn, now } = props;
  const approved = open.past.filter((verdict) => verdict === "approved").length;
  const placed = open.matches.some((match) => match.start !== null && match.field === "body");
  return (
    <>
      <div className="p-desk__read">
        <p className="p-desk__about">
          <AgeChip item={open} now={now} long /> <Label number={open.idea.number} />{" "}
          <a
            data-context
            target="_blank"
            rel="noopener"
            href={
              open.commentId && open.before
                ? commentPlace(open.idea.number, open.commentId)
                : `/ideas/${open.idea.number}`
            }
          >
            {open.idea.title}
          </a>{" "}
          <span className="p-meta">
            {stageName(t, zone.locale, open.idea.stage, open.idea.stageNames)} ·{" "}
            {inLocale(open.space.title, zone.locale)}
          </span>
        </p>
        {open.reader ? <Notice kind="info" title={t("desk.reads", { name: open.reader })} /> : null}
        {taken ? (
          <Notice kind="warn" title={t("desk.taken")} live>
            <p>
              <Button type="button" look="quiet" onClick={goOn}>
                {t("desk.next")}
              </Button>
            </p>
          </Notice>
        ) : null}
        {changed ? <Notice kind="warn" title={t("desk.textChanged")} live /> : null}
        {open.request?.note ? (
          <Notice kind="info" title={t("desk.asks", { by: open.request.by, of: open.request.of })}>
            <p>{open.request.note}</p>
          </Notice>
        ) : null}
        <WhyItWaits item={open} />
        {open.matches.length > 0 ? (
          <ul className="p-desk__matches">
            {open.matches.map((match) => (
              <li key={`${match.kind} ${match.field} ${match.start}`}>{explain(match, t)}</li>
            ))}
          </ul>
        ) : null}
        {open.parent ? (
          <blockquote>
            <p className="p-meta">
              {open.parent.author} · {dateTime(open.parent.at, zone)}
            </p>
            <Prose html={open.parent.html} lang={open.parent.lang} />
          </blockquote>
        ) : null}
        {open.before ? (
          <div className="p-desk__before">
            <h2>{t("moderation.before")}</h2>
            {open.before.title ? <p lang={open.before.lang}>{open.before.title}</p> : null}
            <Prose html={open.before.html} lang={open.before.lang} />
            <RevisionChanges pieces={textDifference(open.before.body, open.text)} lang={open.lang} />
            <h2>{t("moderation.after")}</h2>
          </div>
        ) : null}
        {open.title ? <h2 lang={open.lang}>{open.title}</h2> : null}
        <div className="p-desk__text">
          {placed ? (
            <p lang={open.lang} className="p-desk__marked">
              {markedPieces(open.text, open.matches).map((piece) =>
                piece.match ? (
                  <mark key={`${piece.match.kind} ${piece.match.start}`} title={explain(piece.match, t)}>
                    {piece.text}
                  </mark>
                ) : (
                  piece.text
                ),
              )}
            </p>
          ) : (
            <Prose html={open.html} lang={open.lang} />
          )}
        </div>
        <p className="p-meta">
          {t(open.about === "idea" ? "moderation.idea" : "moderation.comment")} ·{" "}
          {open.author || t("comments.noAuthor")}
          {open.organisation ? ` · ${open.organisation}` : ""}
          {open.authorSince ? ` · ${t("desk.since", { date: longDate(open.authorSince, zone) })}` : ""} ·{" "}
          {t("moderation.past", {
            approved: t("moderation.past.approved", { count: approved }),
            rejected: t("moderation.past.rejected", { count: open.past.length - approved }),
          })}{" "}
          <span className="p-past" aria-hidden="true">
            {open.past.map((verdict, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells are their positions
              <i key={at} data-verdict={verdict === "approved" ? undefined : "against"} />
            ))}
          </span>
        </p>
        {taken ? null : open.mayDecide ? (
          <ItemVerdicts {...props} />
        ) : (
          <Notice title={t(open.type === "appeal" ? "moderation.notYourAppeal" : "moderation.ownText")} />
        )}
      </div>
      {taken || !open.mayDecide ? null : <Reasons {...props} />}
    </>
  );
}
