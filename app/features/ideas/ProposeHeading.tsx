import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Progress } from "#app/ui/Progress.tsx";
import { STEPS, type Step, stepPath } from "./draft.ts";

/** Which step of proposing this is, the way back, and what it asks. */
export function ProposeHeading({ step, draft }: { step: Step; draft: string | null }) {
  const t = useT();
  const place = STEPS.indexOf(step);
  const before = STEPS[place - 1];
  return (
    <>
      {before ? (
        <p>
          <Link to={stepPath(draft, before)}>
            {t("ideas.step.back", { step: t(`ideas.step.${before}`) })}
          </Link>
        </p>
      ) : null}
      <Progress step={place + 1} steps={STEPS.length}>
        <strong>{t("ideas.step.of", { step: place + 1, steps: STEPS.length })}</strong> ·{" "}
        {t(`ideas.step.${step}`)}
      </Progress>
      <PageHeading title={t(`ideas.ask.${step}`)} />
    </>
  );
}
