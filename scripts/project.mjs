import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where stamps, locks and logs of these scripts are. */
export const cache = join(root, ".cache");

/** What decides whether the packages must be installed again. */
export const installInputs = ["package-lock.json"];

/** What decides whether the site must be built again. */
export const buildInputs = [
  "app",
  "db",
  "public",
  "package.json",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];

/** What a whole build leaves. */
export const buildOutputs = [
  "build/server/index.js",
  "build/server.js",
  "build/cli.js",
  "build/card-worker.js",
];
