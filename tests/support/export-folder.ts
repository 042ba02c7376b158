import { describe } from "vitest";

/** Folder of a real Decidim export (`proposals.csv`, `comments.csv`) to try the import on, from TEST_DECIDIM_EXPORT. */
const FOLDER = process.env.TEST_DECIDIM_EXPORT ?? "";

/** `describe` for tests on a real export; without a folder they are left out and counted, and their name says how to run them. */
export function describeWithExport(name: string, tests: (folder: string) => void): void {
  const title = FOLDER === "" ? `${name} (needs TEST_DECIDIM_EXPORT, the folder of a Decidim export)` : name;
  describe.skipIf(FOLDER === "")(title, () => tests(FOLDER));
}
