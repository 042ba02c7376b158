import { vitePlugin as remix } from "@remix-run/dev";
import { minify } from "terser";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const version = (major: number, minor = 0) => (major << 16) | (minor << 8);

/** Few files for the browser: the framework, which changes seldom, and what nearly every page shares. */
function chunkOf(id: string): string | undefined {
  if (
    /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream|cookie)\//.test(
      id,
    )
  )
    return "framework";
  if (/\/app\/(ui|i18n|core|web)\//.test(id) && !/\/locales\/|\.(reader|staff)\.ts|\/ui\/kit\//.test(id))
    return "shared";
  return undefined;
}

/** Terser makes three kilobytes less than esbuild of what every phone fetches; of the rest it makes little less in much more time. */
const smallFramework: Plugin = {
  name: "small-framework",
  enforce: "post",
  apply: "build",
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk" || chunk.name !== "framework") continue;
      const { code } = await minify(chunk.code, { ecma: 2020, module: true, compress: { passes: 2 } });
      if (code) chunk.code = code;
    }
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [process.env.VITEST ? null : remix(remixConfig), smallFramework],
  css: {
    transformer: "lightningcss",
    lightningcss: { targets: { safari: version(16, 4), chrome: version(111), firefox: version(113) } },
  },
  build: {
    cssMinify: "lightningcss",
    ...(isSsrBuild
      ? {}
      : {
          target: ["safari16.4", "chrome111", "firefox113"],
          rollupOptions: { output: { manualChunks: chunkOf } },
        }),
  },
  optimizeDeps: {
    include: ["socket.io-client"],
    exclude: ["@node-rs/argon2"],
    entries: ["app/**/*.{ts,tsx}", "!app/**/*.server.{ts,tsx}", "!app/{server,cli/**}.ts"],
  },
  server: { hmr: { port: Number(process.env.HMR_PORT ?? 24690) } },
}));
