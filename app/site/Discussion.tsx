import { useEffect, useMemo, useState } from "react";
import { Composer } from "#app/features/comments/Composer.tsx";
import { ConnectionNotice } from "#app/features/comments/ConnectionNotice.tsx";
import { commentPlace } from "#app/features/comments/comment.ts";
import { PresenceLine } from "#app/features/comments/PresenceLine.tsx";
import { Thread } from "#app/features/comments/Thread.tsx";
import { ThreadOrders } from "#app/features/comments/ThreadOrders.tsx";
import { holds } from "#app/features/comments/thread.ts";
import { useReply } from "#app/features/comments/use-reply.ts";
import { READ_FIRST } from "#app/features/spaces/space.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { END_ID } from "#app/live/reading.ts";
import type { ShownThread } from "#app/live/use-live-thread.ts";
import { Button } from "#app/ui/Button.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { Section } from "#app/ui/Section.tsx";
import type { IdeaPageData } from "#app/web/idea-page.server.ts";

type Props = { data: IdeaPageData; live: ShownThread; answer: unknown };

/** What people say about an idea, as it goes on, and where one says something oneself. */
export function Discussion({ data, live, answer }: Props) {
  const t = useT();
  const { commentingOpen, moderates } = data;
  const showsLinks = data.links.shown;
  const { send, retry, takeBack, back } = live.sending;
  const [hasScript, setScript] = useState(false);
  useEffect(() => setScript(true), []);
  const { reply, isChosen, choose, close } = useReply(data.reply, back, live.thread);
  const onUseful = data.person ? live.markUseful : undefined;
  const viewer = useMemo(
    () => ({
      mayReply: commentingOpen,
      moderates,
      mine: live.mine,
      useful: live.marked,
      onUseful,
      onReply: choose,
      showsLinks,
    }),
    [commentingOpen, moderates, live.mine, live.marked, onUseful, choose, showsLinks],
  );
  const isBelow = live.thread.threads.some((entry) => holds(entry, reply?.id ?? null));
  const composer = (
    <Composer
      key={reply?.id ?? ""}
      number={data.idea.number}
      formKey={data.formKey}
      answer={answer}
      person={data.person}
      reply={reply}
      reviewed={READ_FIRST.includes(data.idea.space.moderation)}
      send={(written) => {
        send(written);
        close();
      }}
      back={back && back.written.parent === (reply?.id ?? null) ? back : null}
      takesFocus={isChosen}
      onTyping={live.present.typing}
      onCancelReply={close}
    />
  );
  return (
    <Section
      title={t("comments.discussion")}
      id="discussion"
      aside={
        <span>
          <span data-live="comments">{t("comments.count", { count: live.comments })}</span>
          {commentingOpen ? (
            <>
              {" · "}
              <a href="#composer">{t("comments.write")}</a>
            </>
          ) : null}
        </span>
      }
    >
      {data.unread ? (
        <p className="p-unread">
          <a href={commentPlace(data.idea.number, data.unread)}>
            {t("comments.firstUnread")} <Icon name="down" />
          </a>
        </p>
      ) : null}
      {data.idea.comments > 1 ? (
        <ThreadOrders order={live.thread.order} showsLinks={showsLinks && data.links.count > 0} />
      ) : null}
      <Thread
        thread={live.thread}
        own={live.own}
        fresh={live.fresh}
        kept={live.kept}
        focus={data.focus}
        sent={live.sent}
        retry={retry}
        takeBack={takeBack}
        viewer={viewer}
        reply={commentingOpen && isBelow && reply ? { to: reply.id, form: composer } : null}
        usualWait={data.usualWait}
        links={data.links}
      />
      <div id={END_ID} />
      <p role="status" className="p-visually-hidden">
        {live.spoken}
      </p>
      {live.waiting > 0 ? (
        <p className="p-new">
          <Button type="button" look="pill" onClick={live.show}>
            {t("comments.new", { count: live.waiting })} <Icon name="down" />
          </Button>
        </p>
      ) : null}
      <ConnectionNotice />
      {hasScript ? (
        <p className="p-meta">
          <Button type="button" look="link" aria-pressed={live.paused} onClick={live.togglePaused}>
            {t("comments.pause")}
          </Button>
        </p>
      ) : null}
      {hasScript && data.idea.space.presence ? <PresenceLine {...live.present} /> : null}
      {data.othersWaiting > 0 ? (
        <p className="p-meta">{t("comments.othersWaiting", { count: data.othersWaiting })}</p>
      ) : null}
      {commentingOpen ? isBelow ? null : composer : <p className="p-meta">{t("comments.closed")}</p>}
    </Section>
  );
}
