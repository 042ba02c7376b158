import { useT } from "#app/i18n/i18n-context.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import type { ShownText } from "./shown-text.queries.server.ts";

/** The text that a page of moderation is about, with whose it is and where it stands. */
export function QuotedText({
  text,
}: {
  text: Pick<ShownText, "noun" | "number" | "title" | "html" | "lang" | "author">;
}) {
  const t = useT();
  return (
    <figure className="p-quoted">
      <figcaption className="p-meta">
        {text.noun === "comments" ? t("moderation.comment") : t("moderation.idea")} ·{" "}
        {text.author ?? t("comments.noAuthor")} ·{" "}
        <a href={`/ideas/${text.number}`}>
          Nº {text.number} {text.title}
        </a>
      </figcaption>
      <blockquote>
        {text.noun === "ideas" ? (
          <h2 className="p-quoted__title">{text.title}</h2>
        ) : (
          <h2 className="p-visually-hidden">{t("moderation.comment")}</h2>
        )}
        <Prose html={text.html} lang={text.lang} />
      </blockquote>
    </figure>
  );
}
