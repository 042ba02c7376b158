import type { Logger } from "pino";
import type { Config } from "#app/config.server.ts";
import type { Db, Engine } from "#db/portable.ts";
import type { ContentVersions } from "./content-versions.ts";
import type { Mailer } from "./mailer.ts";
import type { Transact } from "./transact.server.ts";

/** Everything a write may reach. Built once per process (and once per test). */
export type AppContext = {
  engine: Engine;
  /** Reads only. Inside a write use the transaction it is given. */
  db: Db;
  transact: Transact;
  now: () => Date;
  newId: () => string;
  log: Logger;
  /** Sends what the outbox holds; nothing but the outbox's job calls it. */
  mailer: Mailer;
  config: Config;
  /** Tells whether what was made from public content is still good. */
  versions: ContentVersions;
  /**
   * One instance per context of what must be kept between requests (caches, limiters, readers),
   * made at its first use. Modules keep no state: the server and the Remix build are two bundles.
   */
  kept: <T>(name: string, make: () => T) => T;
};
