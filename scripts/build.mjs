import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { runNode } from "./child.mjs";
import { digestOf } from "./digest.mjs";
import { buildInputs, buildOutputs, cache, root } from "./project.mjs";
import { Refusal, writingIn } from "./refusal.mjs";
import { readStamp, writeStamp } from "./stamp.mjs";

const stampFile = join(cache, "stamp.json");

/** True when the build was made whole from the sources as they are. */
export function isBuilt() {
  return (
    buildOutputs.every((file) => existsSync(join(root, file))) && readStamp(stampFile).build === buildDigest()
  );
}

/**
 * Builds the site, the server and the command line. The site comes first because its build empties the folder.
 * @param {(line: string) => void} say
 */
export async function build(say) {
  say("Building the site…");
  const began = Date.now();
  const digest = buildDigest();
  writingIn(root, () => writeStamp(stampFile, "build", null));
  await step([bin("@remix-run/dev", "remix"), "vite:build", "--logLevel", "warn"]);
  packClient();
  await bundle("app/server.ts", "build/server.js");
  await bundle("app/cli/main.ts", "build/cli.js", CLI_BUNDLE);
  await bundle("app/web/open/card/card-worker.ts", "build/card-worker.js");
  writingIn(root, () => writeStamp(stampFile, "build", digest));
  say(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** `npm run build`. */
export async function main() {
  await build(console.log);
  return 0;
}

function buildDigest() {
  return digestOf(root, buildInputs);
}

/** Packs what browsers fetch once, as small as can be, so that serving it costs nothing. */
function packClient() {
  const folder = join(root, "build/client/assets");
  for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
    const bytes = readFileSync(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/**
 * The command line carries its packages, of which it would read a thousand files at every start; those stay outside
 * that have parts in machine code or find files beside themselves.
 */
const CLI_BUNDLE = {
  packages: "bundle",
  external: ["better-sqlite3", "pg", "pg-*", "pino", "@node-rs/*"],
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
};

/** @param {import("esbuild").BuildOptions} [other] */
async function bundle(from, to, other = {}) {
  const { build: esbuild } = await import("esbuild");
  await esbuild({
    absWorkingDir: root,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
    ...other,
  }).catch(() => {
    throw new Refusal(`${from} could not be built; the reason is above.`);
  });
}

async function step(args) {
  const code = await runNode(args, { NODE_ENV: "production" });
  if (code !== 0) throw new Refusal("The site could not be built; the reason is above.");
}

function bin(packageName, name) {
  const manifest = createRequire(join(root, "package.json")).resolve(`${packageName}/package.json`);
  const { bin: bins } = createRequire(manifest)("./package.json");
  return join(dirname(manifest), typeof bins === "string" ? bins : bins[name]);
}
