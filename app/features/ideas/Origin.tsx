import { useT } from "#app/i18n/i18n-context.tsx";
import type { Origin as IdeaOrigin } from "./idea.ts";

/** Where an idea was received and, for an imported one, its page in the place it comes from. */
export function Origin({ origin, note }: { origin: IdeaOrigin; note: string | null }) {
  const t = useT();
  const page = note !== null && /^https?:\/\//.test(note) && URL.canParse(note) ? new URL(note) : null;
  return (
    <>
      {t(`ideas.origin.${origin}`)}
      {page ? (
        <>
          {" · "}
          <a href={page.href} rel="nofollow noopener">
            {page.host}
          </a>
        </>
      ) : note ? (
        ` · ${note}`
      ) : null}
    </>
  );
}

/** Stands where an author would: how the idea came, or that its author has left. */
export function NoAuthor({ origin }: { origin: IdeaOrigin }) {
  const t = useT();
  if (origin === "paper" || origin === "meeting") return t(`ideas.noAuthor.${origin}`);
  return t(origin === "official" ? "ideas.origin.official" : "comments.noAuthor");
}
