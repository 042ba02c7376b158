import { useT } from "#app/i18n/i18n-context.tsx";
import { type Upload, uploadPath } from "./upload.ts";

/** Pictures, each a link to its whole, and documents to take along. */
export function Uploads({ files, lang }: { files: Upload[]; lang: string }) {
  const t = useT();
  const of = (kind: Upload["kind"]) => files.filter((file) => file.kind === kind);
  const [pictures, documents] = [of("picture"), of("document")];
  return (
    <>
      {pictures.length > 0 ? (
        <ul className="p-pictures">
          {pictures.map(({ id, words, width, height, moment }) => (
            <li key={id}>
              <figure>
                <a href={uploadPath(id)}>
                  <img
                    src={uploadPath(id, true)}
                    alt={words}
                    lang={lang}
                    width={width ?? undefined}
                    height={height ?? undefined}
                    loading="lazy"
                  />
                </a>
                {moment ? <figcaption>{t(`pipeline.moment.${moment}`)}</figcaption> : null}
              </figure>
            </li>
          ))}
        </ul>
      ) : null}
      {documents.length > 0 ? (
        <ul className="p-evidence-links">
          {documents.map(({ id, words, bytes }) => (
            <li key={id}>
              <a href={uploadPath(id)} lang={lang} download>
                {words}
              </a>{" "}
              <span className="p-meta">
                PDF, {t("pipeline.figure.now", { value: Math.ceil(bytes / 100_000) / 10, unit: "MB" })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
