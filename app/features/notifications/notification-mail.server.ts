import type { AppContext } from "#app/core/context.ts";
import type { MailContent } from "#app/core/mail-layout.server.ts";
import { plainText } from "#app/core/markdown.server.ts";
import { commentPlace } from "#app/features/comments/comment.ts";
import { asStage, ideaPath, type Stage, WAY, wayWith } from "#app/features/ideas/idea.ts";
import { reportUrl } from "#app/features/moderation/report-token.server.ts";
import { mergeUrl } from "#app/features/pipeline/merge-token.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { ownWay, stageNames, usedStages } from "#app/features/spaces/stage-words.server.ts";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dayInWords } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import type { Cause } from "./causes.server.ts";
import type { Notice } from "./notification.ts";
import type { Recipient } from "./recipients.server.ts";

/** What a mail needs to know of its cause, the same for all who get it. */
export type Subject = {
  title: string;
  path: string;
  move: {
    to: Stage;
    own: OwnStages;
    note: string;
    nextStep: string | null;
    responsible: string | null;
    dueOn: string | null;
  } | null;
  /** Where a merged idea goes on, for those who are asked. */
  merge: { id: string; number: number; title: string } | null;
  decision: { rule: number | null; ruleText: Localized; reason: string | null } | null;
  number: number;
  /** What was officially said, without its marks, cut short. */
  update: string | null;
  /** Until when whoever is asked answers. */
  dueOn: string | null;
};

/** Reads it inside the telling transaction; null when the idea has no number. */
export async function subjectOf(tx: Tx, cause: Cause): Promise<Subject | null> {
  const idea = await tx
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", (join) =>
      join.on((eb) => eb("r.id", "=", eb.fn.coalesce("i.public_revision_id", "i.latest_revision_id"))),
    )
    .innerJoin("spaces as s", "s.id", "i.space_id")
    .select(["i.number", "i.slug", "i.due_on", "r.title", "s.stage_names", "s.stages"])
    .where("i.id", "=", cause.ideaId)
    .executeTakeFirst();
  if (!idea || idea.number === null) return null;
  // Whoever reported a comment may find it gone; its author finds it in place in any state.
  const onComment = cause.commentId !== null && cause.mail !== "report";
  const move = cause.stageMoveId
    ? await tx.selectFrom("stage_moves").selectAll().where("id", "=", cause.stageMoveId).executeTakeFirst()
    : undefined;
  const into = cause.mergeId
    ? await tx
        .selectFrom("merges as m")
        .innerJoin("ideas as i", "i.id", "m.into_id")
        .innerJoin("idea_revisions as r", "r.id", "i.public_revision_id")
        .select(["m.id", "i.number", "r.title"])
        .where("m.id", "=", cause.mergeId)
        .executeTakeFirst()
    : undefined;
  const decision = cause.decisionId
    ? await tx
        .selectFrom("decisions as d")
        .leftJoin("rules as r", (join) =>
          join.onRef("r.space_id", "=", "d.space_id").onRef("r.number", "=", "d.rule"),
        )
        .select(["d.rule", "d.reason", "r.text"])
        .where("d.id", "=", cause.decisionId)
        .executeTakeFirst()
    : undefined;
  const update = cause.updateId
    ? await tx.selectFrom("updates").select("body").where("id", "=", cause.updateId).executeTakeFirst()
    : undefined;
  return {
    title: idea.title,
    update: update ? plainText(update.body, 600) : null,
    dueOn: idea.due_on,
    path:
      cause.kind === "question"
        ? `/ideas/${idea.number}/answer`
        : onComment
          ? commentPlace(idea.number, cause.commentId ?? "")
          : ideaPath(idea),
    move: move
      ? {
          to: asStage(move.to_stage) ?? "received",
          own: { names: stageNames(idea.stage_names), way: ownWay(usedStages(idea.stages)) },
          note: plainText(move.note, 600),
          nextStep: move.next_step,
          responsible: move.responsible,
          dueOn: move.due_on,
        }
      : null,
    merge: into ? { ...into, number: into.number ?? 0 } : null,
    decision: decision ? { ...decision, ruleText: decision.text ? localized(decision.text) : {} } : null,
    number: idea.number,
  };
}

/** The mail in the person's language, with why it came and how to stop it. */
export function mailAbout(
  ctx: AppContext,
  cause: Cause,
  subject: Subject,
  person: Pick<Recipient, "id" | "locale" | "reason">,
  unsubscribe: string | null,
): { subject: string; content: MailContent } {
  const t = translateIn(person.locale);
  const { title, move, merge, decision } = subject;
  const heading = merge
    ? t("mail.merge.heading", { title })
    : move
      ? t("mail.stage.heading", { title, stage: stageName(t, person.locale, move.to, move.own.names) })
      : cause.kind === "reply"
        ? t("mail.reply.heading", { title })
        : cause.kind === "answer" || cause.kind === "update" || cause.kind === "question"
          ? t(`mail.${cause.kind}.heading`, { title })
          : t(`mail.decision.${cause.kind as DecisionKind}`, { title });
  const paragraphs: string[] = [];
  if (move) {
    if (move.note) paragraphs.push(move.note);
    if (move.nextStep) paragraphs.push(t("mail.stage.next", { step: move.nextStep }));
    if (move.responsible) paragraphs.push(t("mail.stage.responsible", { who: move.responsible }));
    if (merge) paragraphs.push(t("mail.merge.into", merge), t("mail.merge.question"));
    if (move.dueOn) paragraphs.push(t("mail.stage.due", { date: dayInWords(move.dueOn, person.locale) }));
  }
  if (subject.update) paragraphs.push(subject.update);
  if (cause.kind === "question" && subject.dueOn)
    paragraphs.push(t("mail.question.due", { date: dayInWords(subject.dueOn, person.locale) }));
  if (cause.report)
    paragraphs.push(
      t("mail.report.outcome.about", {
        number: String(subject.number),
        reference: String(cause.report.number),
      }),
    );
  if (decision?.rule)
    paragraphs.push(
      t("mail.decision.rule", { number: decision.rule, text: inLocale(decision.ruleText, person.locale) }),
    );
  // A moderator's own words are for the author alone.
  if (decision?.reason && cause.mail !== "report")
    paragraphs.push(t("mail.decision.reason", { reason: decision.reason }));
  if (cause.report) paragraphs.push(t("redress.elsewhere"));
  if (RESTRICTED.includes(cause.kind)) paragraphs.push(t("mail.decision.redress"));
  if (cause.kind === "reply") paragraphs.push(t("mail.reply.text"));
  return {
    subject: heading,
    content: {
      heading,
      paragraphs,
      ...(move && WAY.includes(move.to) ? { tray: cells(move.to, move.own.way ?? WAY) } : {}),
      action: {
        label: t(
          cause.report
            ? "mail.report.receipt.follow"
            : merge
              ? "mail.merge.open"
              : cause.kind === "reply" || cause.kind === "question"
                ? `mail.${cause.kind}.open`
                : "mail.stage.open",
        ),
        url: cause.report
          ? reportUrl(ctx, cause.report.id, person.locale)
          : merge
            ? mergeUrl(ctx, merge.id, person.id)
            : ctx.config.publicUrl + subject.path,
      },
      footer: {
        text: t(`mail.footer.${person.reason}`),
        links: unsubscribe ? [{ label: t(`mail.footer.stop.${cause.mail}`), url: unsubscribe }] : [],
      },
    },
  };
}

type DecisionKind = Exclude<Notice, "reply" | "stage" | "mergeAsked" | "question" | "answer" | "update">;

/** What its author may edit and send again, or appeal against. */
const RESTRICTED: Notice[] = [
  "commentRejected",
  "commentRedacted",
  "commentRemoved",
  "ideaRejected",
  "ideaRedacted",
  "ideaRemoved",
];

function cells(stage: Stage, way: readonly Stage[]): string {
  const whole = wayWith(way, [stage]);
  const at = whole.indexOf(stage);
  return whole.map((_, index) => (index < at ? "■" : index === at ? "◪" : "□")).join("");
}
