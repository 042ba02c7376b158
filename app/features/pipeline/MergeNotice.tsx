import { Form, Link } from "@remix-run/react";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import type { Merge } from "./merge.queries.server.ts";
import { MERGE_CHOICES } from "./merge.ts";

/** Where a merged idea goes on; whoever supported it answers here what becomes of their support. */
export function MergeNotice({ number, merge }: { number: number; merge: Merge }) {
  const t = useT();
  return (
    <Notice
      kind="info"
      title={
        <>
          {t("pipeline.merge.goesOn")}{" "}
          <Link to={ideaPath(merge.into)} lang={merge.into.lang}>
            Nº {merge.into.number} · {merge.into.title}
          </Link>
        </>
      }
    >
      {merge.answer === "asked" ? (
        <>
          <p>{t("pipeline.merge.question")}</p>
          <Form method="post" action={`/ideas/${number}/merge`} reloadDocument>
            <MergeButtons />
          </Form>
        </>
      ) : merge.answer ? (
        <p>{t(`pipeline.merge.was.${merge.answer}`)}</p>
      ) : null}
    </Notice>
  );
}

/** The three answers, each one press. */
export function MergeButtons() {
  const t = useT();
  return (
    <p className="p-form__acts">
      {MERGE_CHOICES.map((choice) => (
        <Button key={choice} name="choice" value={choice} look={choice === "moved" ? "primary" : "quiet"}>
          {t(`pipeline.merge.choice.${choice}`)}
        </Button>
      ))}
    </p>
  );
}
