import { Form, Link } from "@remix-run/react";
import { commentPlace } from "#app/features/comments/comment.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { stageName } from "#app/features/spaces/stage-words.ts";
import { ago } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { ToldIdea } from "./notification.queries.server.ts";

/** What the person was told about one idea, newest first, each with its reason. */
export function NoticeGroup({ group, now }: { group: ToldIdea; now: string }) {
  const { t, ...zone } = useI18n();
  const { idea } = group;
  return (
    <Section title={idea ? <Link to={ideaPath(idea)}>{idea.title}</Link> : t("notifications.gone")}>
      <ol className="p-notices">
        {group.notices.map((notice) => {
          const words = notice.kind
            ? t(`notifications.kind.${notice.kind}`, {
                stage: notice.stage ? stageName(t, zone.locale, notice.stage, group.stageNames) : "",
              })
            : "";
          const rule = inLocale(notice.ruleText, zone.locale);
          const opens =
            notice.kind !== "stage" && notice.kind !== "mergeAsked" && notice.reason !== "reported";
          return (
            <li key={notice.id} className="p-notices__one" data-unread={notice.unread || undefined}>
              <p>
                {idea && opens && notice.commentId ? (
                  <Link to={commentPlace(idea.number, notice.commentId)}>{words}</Link>
                ) : (
                  words
                )}{" "}
                {notice.unread ? <Tag kind="new">{t("notifications.unread")}</Tag> : null}
              </p>
              {notice.rule !== null ? (
                <p>
                  {rule
                    ? t("notifications.rule", { number: notice.rule, text: rule })
                    : t("ideas.rule", { number: notice.rule })}
                </p>
              ) : null}
              {notice.why === null ? null : <p>{notice.why}</p>}
              <p className="p-meta">
                <time dateTime={notice.at}>{ago(notice.at, new Date(now), zone)}</time> ·{" "}
                {t(`notifications.reason.${notice.reason}`)}
              </p>
            </li>
          );
        })}
      </ol>
      {idea ? (
        <Form method="post" action={`/ideas/${idea.number}/mute`} reloadDocument>
          <Button look="link" name="act" value={group.muted ? "unmute" : "mute"}>
            {t(group.muted ? "notifications.unmute" : "notifications.mute")}
          </Button>
        </Form>
      ) : null}
    </Section>
  );
}
