import { CommentItem } from "#app/features/comments/CommentItem.tsx";
import type { OwnComment, PublicComment } from "#app/features/comments/comment.ts";
import { OwnCommentItem } from "#app/features/comments/OwnCommentItem.tsx";
import { SupportBlock } from "#app/features/votes/SupportBlock.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { Section } from "#app/ui/Section.tsx";
import { ErrorPage } from "./ErrorPage.tsx";

const AT = "2026-11-23T09:00:00.000Z";
const VIEWER = {
  mayReply: true,
  moderates: false,
  mine: [],
  useful: ["light-2", "dark-2"],
  onReply: () => {},
};
const SUPPORTS = [
  { key: "idle", voted: false, open: true, imported: 0 },
  { key: "supported", voted: true, open: true, imported: 0 },
  { key: "imported", voted: false, open: true, imported: 118 },
  { key: "closed", voted: false, open: false, imported: 0 },
  { key: "supported, closed", voted: true, open: false, imported: 0 },
];
const STATES = ["pending", "rejected", "removed"] as const;

const comment = (id: string, more: Partial<PublicComment>): PublicComment => ({
  id,
  idea: 142,
  parent: null,
  replyTo: null,
  body: "",
  html: "<p>Four planters, a bench between each two, and the old lime trees stay.</p>",
  stance: null,
  lang: "en",
  state: "approved",
  revision: "1",
  author: { name: "Ana Pons", organisation: null },
  createdAt: AT,
  editedAt: null,
  redactedUnder: null,
  useful: 4,
  ...more,
});

const own = (id: string, state: OwnComment["state"]): OwnComment => ({
  id,
  parent: null,
  revision: "1",
  isEdit: false,
  html: "<p>We could keep the rain of the gym's roof to water them.</p>",
  body: "",
  lang: "en",
  stance: null,
  state,
  createdAt: AT,
  restriction:
    state === "pending"
      ? null
      : {
          decisionId: "kit",
          verdict: state,
          revisionId: null,
          rule: 2,
          ruleText: { en: "No threats." },
          reason: "The first sentence threatens a person; the rest may be sent again.",
          quote: null,
          appealUntil: null,
          at: AT,
          appeal: null,
        },
});

/** The states of what people do: comments, support, and what goes wrong. `on` keeps two panels' ids apart. */
export function KitStates({ on }: { on: string }) {
  return (
    <>
      <Section title={`Comments, ${on}`} id={`${on}-comments`}>
        <ol className="p-thread">
          <CommentItem
            comment={comment(`${on}-1`, { stance: "improvement", editedAt: AT })}
            viewer={VIEWER}
            replies={
              <ol className="p-comment__replies">
                <CommentItem
                  comment={comment(`${on}-2`, {
                    parent: `${on}-1`,
                    author: { name: "Omar Haddad", organisation: { name: "Old Mill", slug: "old-mill" } },
                  })}
                  viewer={VIEWER}
                  answers="Ana Pons"
                />
              </ol>
            }
          />
          <CommentItem comment={comment(`${on}-3`, { author: null })} viewer={VIEWER} isNew />
          {STATES.map((state) => (
            <li key={state}>
              <OwnCommentItem comment={own(`${on}-${state}`, state)} mayEdit />
            </li>
          ))}
        </ol>
      </Section>
      <Section title={`Support, ${on}`} id={`${on}-support`}>
        <div className="p-form">
          {SUPPORTS.map((state) => (
            <div key={state.key}>
              <p className="p-meta">{state.key}</p>
              <SupportBlock
                number={142}
                title="Shade on the square"
                supports={412}
                importedSupports={state.imported}
                voted={state.voted}
                open={state.open}
              />
            </div>
          ))}
        </div>
      </Section>
      <Section title={`When something is wrong, ${on}`} id={`${on}-wrong-states`}>
        <div className="p-form">
          <Notice kind="warn" title="You are offline">
            <p>
              <Icon name="alert" /> What you typed stays here.
            </p>
          </Notice>
          <ErrorPage status={404} data={null} searchId={`${on}-404`} />
          <ErrorPage status={500} data={{ requestId: "9f3k" }} searchId={`${on}-500`} />
        </div>
      </Section>
    </>
  );
}
