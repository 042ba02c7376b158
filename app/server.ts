import { makeLog } from "#app/core/make-context.server.ts";
import { ConfigError, configFromProcess } from "./config.server.ts";
import { StartError, startServer } from "./start-server.server.ts";

/** Reads the settings and runs the server until a signal ends it. What keeps it from starting is one sentence. */
async function main(): Promise<void> {
  const config = configFromProcess();
  const log = makeLog(config.logLevel);
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  const server = await startServer({ config, log, development: process.env.NODE_ENV === "development" });
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await server.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void end());
  process.on("SIGINT", () => void end());
}

main().catch((error) => {
  const expected = error instanceof ConfigError || error instanceof StartError;
  process.stderr.write(`${expected ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
});
