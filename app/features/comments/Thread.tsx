import { memo, type ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import type { Sent } from "#app/live/sent.ts";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { type KeptItem, KeptList } from "#app/ui/KeptList.tsx";
import type { ThreadViewer } from "./CommentActs.tsx";
import { CommentItem } from "./CommentItem.tsx";
import type { OwnComment } from "./comment.ts";
import { GoneItem } from "./GoneItem.tsx";
import { OwnCommentItem } from "./OwnCommentItem.tsx";
import { Replies } from "./Replies.tsx";
import { SentItem } from "./SentItem.tsx";
import { ThreadGap } from "./ThreadGap.tsx";
import { holds, isPublic, type ThreadEntry, type ThreadItem, type ThreadWindow } from "./thread.ts";
import { USEFUL_FORM } from "./UsefulButton.tsx";

type Props = {
  thread: ThreadWindow;
  own: OwnComment[];
  fresh: string[];
  /** The comment that takes over the focus of what was there before. */
  kept: string | null;
  /** The comment whose address this is. */
  focus: string | null;
  /** One's own on their way, and what may be done about them. */
  sent: Sent[];
  retry: (key: string) => void;
  takeBack: (sent: Sent) => void;
  viewer: ThreadViewer;
  /** The comment that is being answered, and the form for it. */
  reply: { to: string; form: ReactNode } | null;
  /** How long what one sends usually waits, in words. */
  usualWait: string | null;
  /** Comments that are only links to other ideas, and whether they are among the shown. */
  links: { count: number; shown: boolean };
};

/** The discussion: published comments with their replies, one's own texts that are not public in their place. */
export const Thread = memo(function Thread(props: Props) {
  const { thread, own, fresh, kept, sent, viewer, links, focus, reply } = props;
  const t = useT();
  const hidden = own.filter((comment) => !comment.isEdit);
  const loose = hidden.filter(
    (comment) => !thread.threads.some((entry) => entry.comment.id === comment.parent),
  );
  const ownItem = (comment: OwnComment) => (
    <OwnCommentItem
      key={comment.id}
      comment={comment}
      mayEdit={viewer.mayReply}
      usualWait={props.usualWait}
      takesFocus={comment.id === kept && !comment.isEdit}
    />
  );
  const sentItem = (one: Sent) => (
    <SentItem key={one.key} sent={one} onRetry={props.retry} onTakeBack={props.takeBack} />
  );
  const shown = (item: ThreadItem, rest: { replies?: ReactNode; answers?: string | undefined }) => {
    if (!isPublic(item))
      return <GoneItem key={item.id} id={item.id} takesFocus={item.id === kept} replies={rest.replies} />;
    const edit = own.find((candidate) => candidate.isEdit && candidate.id === item.id);
    return (
      <CommentItem
        key={item.id}
        comment={item}
        viewer={viewer}
        isNew={fresh.includes(item.id)}
        takesFocus={item.id === kept}
        edit={edit ? ownItem(edit) : undefined}
        {...rest}
      />
    );
  };
  const entryItem = (entry: ThreadEntry): KeptItem => {
    const { comment, replies } = entry;
    const below = [
      ...hidden.filter((one) => one.parent === comment.id).map((one) => <li key={one.id}>{ownItem(one)}</li>),
      ...sent.filter((one) => holds(entry, one.parent)).map(sentItem),
      ...(reply && holds(entry, reply.to) ? [<li key="reply">{reply.form}</li>] : []),
    ];
    const ids = [comment, ...replies].map((item) => item.id);
    const isWanted = (id: string) => id === kept || id === focus || fresh.includes(id);
    const wanted = below.length > 0 || ids.slice(1).some(isWanted);
    const isOwn = below.length > 0 || ids.some((id) => id === kept || own.some((one) => one.id === id));
    const element = () =>
      shown(comment, {
        replies:
          below.length + replies.length > 0 ? (
            <Replies count={below.length + replies.length} wanted={wanted}>
              {replies.map((one) => shown(one, { answers: answeredBy(one, replies) }))}
              {below}
            </Replies>
          ) : undefined,
      });
    return { owner: entry, name: isOwn ? null : markupName(ids, viewer, wanted), element };
  };
  return (
    <>
      {links.count > 0 ? (
        <p className="p-meta">
          {t("comments.links", { count: links.count })}{" "}
          <a href={links.shown ? "?links=hide#discussion" : "?links=show#discussion"}>
            {t(links.shown ? "comments.links.hide" : "comments.links.show")}
          </a>
        </p>
      ) : null}
      <ThreadGap thread={thread} side="start" showsLinks={links.shown && links.count > 0} />
      {thread.threads.length === 0 && hidden.length === 0 && sent.length === 0 && links.count === 0 ? (
        <EmptyState title={t("comments.none")} />
      ) : null}
      <KeptList className="p-thread" items={thread.threads.map(entryItem)}>
        {[
          ...loose.map((comment) => <li key={comment.id}>{ownItem(comment)}</li>),
          ...sent.filter((one) => !thread.threads.some((entry) => holds(entry, one.parent))).map(sentItem),
        ]}
      </KeptList>
      <ThreadGap thread={thread} side="end" showsLinks={links.shown && links.count > 0} />
      <form id={USEFUL_FORM} method="post" />
    </>
  );
});

/** What tells apart the markups of an entry: what its viewer may do, and which of its comments are theirs or marked. */
function markupName(
  ids: string[],
  { mayReply, moderates, showsLinks, mine, useful }: ThreadViewer,
  wanted: boolean,
): string {
  const marked = (list: string[]) => (list.length === 0 ? [] : ids.filter((id) => list.includes(id)));
  return JSON.stringify([mayReply, moderates, showsLinks, wanted, marked(mine), marked(useful)]);
}

/** The name of whom a deeper reply answers. */
function answeredBy(reply: ThreadItem, replies: ThreadItem[]): string | undefined {
  if (!isPublic(reply)) return undefined;
  const answered = replies.find((other) => other.id === reply.replyTo);
  return answered && isPublic(answered) ? answered.author?.name : undefined;
}
