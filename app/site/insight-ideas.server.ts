import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { SENDERS } from "#app/features/insights/journey.ts";
import { asStage } from "#app/features/spaces/stage.ts";
import { ownStage } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { insightIdeas } from "./insights-page.server.ts";

const PAGE = 50;

/** A page of the ideas behind a number, by public number. Throws `notFound` for a set that is none. */
export async function insightIdeasPage(ctx: AppContext, locale: Locale, query: URLSearchParams) {
  const set = query.get("set") ?? "";
  const asked = { period: query.get("period"), space: query.get("space") };
  const journeys = await insightIdeas(ctx, asked, set);
  if (!journeys) throw new DomainError("notFound", "errors.notFound");
  const after = Number(/^\d{1,9}$/.exec(query.get("after") ?? "")?.[0] ?? 0);
  const rest = journeys.filter((one) => one.number > after);
  const shown = rest.slice(0, PAGE).map((one) => one.number);
  const rows =
    shown.length === 0
      ? []
      : await visibleIdeas(ctx.db, null)
          .where("i.number", "in", shown)
          .select([
            "i.number",
            "i.slug",
            "r.title",
            "r.lang",
            "i.stage",
            "s.stage_names",
            "s.stages",
            "i.published_at",
          ])
          .orderBy("i.number")
          .execute();
  const next = new URLSearchParams(query);
  next.set("after", String(shown.at(-1) ?? 0));
  const back = new URLSearchParams(query);
  for (const name of ["set", "after"]) back.delete(name);
  return {
    count: journeys.length,
    about: aboutSet(locale, set),
    back: `/insights${back.size > 0 ? `?${back}` : ""}`,
    more: rest.length > PAGE ? `/insights/ideas?${next}` : null,
    ideas: rows.map((row) => ({
      number: row.number ?? 0,
      slug: row.slug,
      title: row.title,
      lang: row.lang,
      stage: asStage(row.stage) ?? ("received" as const),
      own: ownStage(row, asStage(row.stage) ?? "received"),
      publishedAt: row.published_at ?? "",
    })),
  };
}

function aboutSet(locale: Locale, set: string): string {
  const t = translateIn(locale);
  const [kind = "", word = "", far] = set.split(".");
  const stage = asStage(word);
  const moved = (["reached", "here", "stopped", "left"] as const).find((known) => known === kind);
  if (moved && stage) return t(`insights.set.${moved}`, { stage: t(`pipeline.stage.${stage}`) });
  const sender = SENDERS.find((known) => known === word);
  const got = asStage(far);
  if (sender && got)
    return `${t(`insights.from.${sender}`)}. ${t("insights.set.reached", { stage: t(`pipeline.stage.${got}`) })}`;
  if (sender) return t(`insights.from.${sender}`);
  const answer = (["within15", "within30", "later", "waiting"] as const).find((known) => known === word);
  return answer ? `${t("insights.answered")}: ${t(`insights.answer.${answer}`)}` : "";
}
