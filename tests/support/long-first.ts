import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders whose files take long, longest first: each waits for browsers, servers or commands. */
const LONG = ["tests/e2e/", "tests/live/", "tests/routes/", "tests/cli/", "tests/features/demo"];

/**
 * Long files first within each project, so that no worker is left with one at the end. Vitest knows how long files took from
 * the second run on; this holds for the first one too.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const rank = ({ moduleId }: TestSpecification) => {
      const path = relative(root, moduleId);
      const at = LONG.findIndex((folder) => path.startsWith(folder));
      return at === -1 ? LONG.length : at;
    };
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    return projects.flatMap((name) =>
      sorted.filter(({ project }) => project.name === name).sort((one, other) => rank(one) - rank(other)),
    );
  }
}
