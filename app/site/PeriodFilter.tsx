import { Button } from "#app/ui/Button.tsx";
import { type Option, Select } from "#app/ui/Select.tsx";

type Props = {
  say: { period: string; space: string; show: string };
  chosen: { period: string; space: string };
  periods: Option[];
  spaces: Option[];
};

/** Which period and space a page of figures is about: a plain form whose choice stands in the address. */
export function PeriodFilter({ say, chosen, periods, spaces }: Props) {
  return (
    <form method="get" className="p-period-filter">
      <Select name="period" label={say.period} defaultValue={chosen.period} options={periods} />
      <Select name="space" label={say.space} defaultValue={chosen.space} options={spaces} />
      <Button look="quiet">{say.show}</Button>
    </form>
  );
}
