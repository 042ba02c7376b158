import { Button } from "#app/ui/Button.tsx";
import { type Option, Select } from "#app/ui/Select.tsx";

type Props = {
  say: { period?: string; space: string; show: string };
  chosen: { period?: string; space: string };
  periods?: Option[];
  spaces: Option[];
};

/** Which space, and where there are several which period, a page is about: a plain form whose choice stands in the address. */
export function SpaceFilter({ say, chosen, periods, spaces }: Props) {
  return (
    <form method="get" className="p-period-filter">
      {periods ? (
        <Select name="period" label={say.period ?? ""} defaultValue={chosen.period} options={periods} />
      ) : null}
      <Select name="space" label={say.space} defaultValue={chosen.space} options={spaces} />
      <Button look="quiet">{say.show}</Button>
    </form>
  );
}
