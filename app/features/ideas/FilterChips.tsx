import { Link } from "@remix-run/react";
import { PROPOSERS } from "#app/features/organisations/organisation.ts";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { type StageNames, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import { type FilterValues, proposerName } from "./IdeaFilters.tsx";
import { asStage, KINDS } from "./idea.ts";

type Props = {
  values: FilterValues;
  spaces: { slug: string; title: Localized }[];
  categories: { id: string; name: Localized }[];
  names: StageNames;
};

/** What narrows the list, each with a link that takes it away. */
export function FilterChips({ values, spaces, categories, names }: Props) {
  const { t, locale } = useI18n();
  const space = spaces.find((one) => one.slug === values.space);
  const category = categories.find((one) => one.id === values.category);
  const stage = asStage(values.stage);
  const by = PROPOSERS.find((one) => one === values.by);
  const kind = KINDS.find((one) => one === values.kind);
  const chips = [
    ...(values.q ? [{ without: ["q"], words: `«${values.q}»` }] : []),
    ...(space ? [{ without: ["space", "category"], words: inLocale(space.title, locale) }] : []),
    ...(category ? [{ without: ["category"], words: inLocale(category.name, locale) }] : []),
    ...(stage ? [{ without: ["stage"], words: stageName(t, locale, stage, names) }] : []),
    ...(by ? [{ without: ["by"], words: proposerName(t, by) }] : []),
    ...(kind ? [{ without: ["kind"], words: t(`ideas.kind.${kind}`) }] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <>
      <ul className="p-chips">
        {chips.map(({ without, words }) => (
          <li key={without.join()}>
            <Link to={address(values, without)} className="p-chip" preventScrollReset>
              <span className="p-visually-hidden">{t("ideas.filter.without")}: </span>
              {words} <Icon name="x" />
            </Link>
          </li>
        ))}
      </ul>
      {chips.length > 1 ? (
        <Link to={address(values, ["q", "space", "category", "stage", "kind", "by"])}>
          {t("ideas.filter.clear")}
        </Link>
      ) : null}
    </>
  );
}

/** The list's address without some of its choices. */
function address(values: FilterValues, without: string[]): string {
  const query = new URLSearchParams(
    Object.entries(values).filter(([name, value]) => value && !without.includes(name)),
  );
  return query.size > 0 ? `/ideas?${query}` : "/ideas";
}
