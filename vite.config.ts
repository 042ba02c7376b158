import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const version = (major: number, minor = 0) => (major << 16) | (minor << 8);

export default defineConfig({
  plugins: [process.env.VITEST ? null : remix(remixConfig)],
  css: {
    transformer: "lightningcss",
    lightningcss: { targets: { safari: version(16, 4), chrome: version(111), firefox: version(113) } },
  },
  build: { cssMinify: "lightningcss" },
  optimizeDeps: {
    include: ["socket.io-client"],
    exclude: ["@node-rs/argon2"],
    entries: ["app/**/*.{ts,tsx}", "!app/**/*.server.{ts,tsx}", "!app/{server,cli/**}.ts"],
  },
  server: { hmr: { port: Number(process.env.HMR_PORT ?? 24690) } },
});
