import { createServer } from "node:net";
import { expect, it } from "vitest";
import { address, isBusy } from "../../scripts/address.mjs";

it("takes the environment before .env before the defaults", () => {
  const file = "# PORT=1\nHOST = '0.0.0.0'\nPORT=4000\n";
  expect(address({}, "")).toEqual({ port: 3000, host: "127.0.0.1" });
  expect(address({}, file)).toEqual({ port: 4000, host: "0.0.0.0" });
  expect(address({ PORT: "5000", HOST: "" }, file)).toEqual({ port: 5000, host: "0.0.0.0" });
});

it("knows a busy port from a free one", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  expect(await isBusy({ port, host: "127.0.0.1" })).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await isBusy({ port, host: "127.0.0.1" })).toBe(false);
  expect(await isBusy({ port: Number("x"), host: "127.0.0.1" })).toBe(false);
});
