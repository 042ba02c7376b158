import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { makeExpress } from "#app/web/express-app.server.ts";
import type { TestContext } from "./context.ts";

export type OpenSite = {
  url: string;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  text: (path: string, headers?: Record<string, string>) => Promise<string>;
  close: () => Promise<void>;
};

/** What the server answers before Remix, over HTTP: the API and everything that is open to all. */
export async function openSite(t: TestContext): Promise<OpenSite> {
  const app = makeExpress({ ctx: t.ctx, client: null, pages: null });
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get: OpenSite["get"] = (path, headers = {}) => fetch(url + path, { headers, redirect: "manual" });
  return {
    url,
    get,
    text: async (path, headers) => (await get(path, headers)).text(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
