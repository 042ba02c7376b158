import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { benchSite } from "./bench-site.ts";
import { type Figure, median } from "./load.ts";
import { ROWS } from "./rows.ts";

/** Prints one table: each figure beside its reference point of the same run, medians of the rounds. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string" },
      seconds: { type: "string" },
      quick: { type: "boolean", default: false },
      only: { type: "string" },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
  const seconds = Number(values.seconds ?? (values.quick ? 2 : 4));
  const names = values.only?.split(",") ?? Object.keys(ROWS);
  const unknown = names.filter((name) => !(name in ROWS));
  if (unknown.length > 0)
    throw new Error(`No such line: ${unknown.join(", ")}. There are ${Object.keys(ROWS).join(", ")}.`);
  const site = await benchSite();
  const lines: Record<string, string>[] = [];
  try {
    for (const name of names) {
      const row = await ROWS[name]?.(site);
      if (!row) continue;
      await row.product(1);
      await row.reference(1);
      const pairs: { product: Figure; bare: Figure }[] = [];
      for (let round = 0; round < rounds; round++) {
        const first = round % 2 === 0 ? await row.product(seconds) : null;
        const bare = await row.reference(seconds);
        pairs.push({ product: first ?? (await row.product(seconds)), bare });
      }
      row.stop();
      lines.push(lineOf(row, pairs));
      process.stderr.write(`measured: ${row.name}\n`);
    }
  } finally {
    await site.stop();
  }
  const [load] = loadavg();
  process.stdout.write(
    `Medians of ${rounds} rounds of ${seconds} s; ${cpus().length} processors, load average ${load?.toFixed(1)}.\n`,
  );
  console.table(lines);
}

function lineOf(
  row: { name: string; beside: string; target: string },
  pairs: { product: Figure; bare: Figure }[],
) {
  const middle = (of: (pair: (typeof pairs)[number]) => number) => median(pairs.map(of));
  const cpu = pairs.map(({ product }) => product.cpuMs).filter((ms) => ms !== null);
  return {
    what: row.name,
    "per second": rounded(middle(({ product }) => product.perSecond)),
    beside: row.beside,
    "its per second": rounded(middle(({ bare }) => bare.perSecond)),
    ratio: middle(({ product, bare }) => product.perSecond / bare.perSecond).toFixed(3),
    "to reach": row.target,
    "p50 ms": rounded(middle(({ product }) => product.p50)),
    "its p50": rounded(middle(({ bare }) => bare.p50)),
    "p99 ms": rounded(middle(({ product }) => product.p99)),
    "processor ms": cpu.length > 0 ? median(cpu).toFixed(2) : "–",
  };
}

function rounded(figure: number): string {
  return figure >= 100 ? figure.toFixed(0) : figure.toFixed(1);
}

await main();
