import { setTimeout as sleep } from "node:timers/promises";
import { freePort, type RunningSite, runSite } from "../support/running-site.ts";

/** How long a server may take to be ready again, or to end when asked. */
const READY_WITHIN_MS = 30_000;

/** The built server on one port, ended and started again while others go on using it. */
export class SoakServer {
  readonly url: string;
  /** Milliseconds from each start until it served. */
  readonly starts: number[] = [];
  kills = 0;
  restarts = 0;
  #site: RunningSite | null = null;
  #up: Promise<void>;
  #settings: Record<string, string>;
  readonly #databaseUrl: string;

  private constructor(databaseUrl: string, port: string) {
    this.#databaseUrl = databaseUrl;
    this.#settings = { PLANTER_DEMO: "0", PORT: port };
    this.url = `http://localhost:${port}`;
    this.#up = this.#start();
  }

  static async start(databaseUrl: string): Promise<SoakServer> {
    const server = new SoakServer(databaseUrl, await freePort());
    await server.up();
    return server;
  }

  get pid(): number {
    return this.#site?.pid ?? 0;
  }

  /** Resolves when it serves. */
  up(): Promise<void> {
    return this.#up;
  }

  /** As a power cut: no goodbye. */
  async kill(): Promise<void> {
    await this.#again(() => this.#site?.kill());
    this.kills += 1;
  }

  /** As an upgrade does it. Throws when the server does not end well by itself. */
  async restart(): Promise<void> {
    await this.#again(async () => {
      const code = await this.#site?.stop();
      if (code !== 0) throw new Error(`Asked to end, the server ended with ${code}.`);
    });
    this.restarts += 1;
  }

  async end(): Promise<void> {
    await this.#site?.stop();
  }

  async #again(end: () => Promise<unknown> | undefined): Promise<void> {
    const ended = Promise.resolve(end());
    this.#up = ended.then(() => this.#start());
    this.#up.catch(() => {}); // Whoever waits for it hears of it.
    await this.#up;
  }

  async #start(): Promise<void> {
    const began = performance.now();
    const late = sleep(READY_WITHIN_MS, "late" as const, { ref: false });
    const site = runSite(this.#databaseUrl, this.#settings);
    const first = await Promise.race([site, late]);
    if (first === "late") throw new Error(`The server was not ready ${READY_WITHIN_MS} ms after its start.`);
    this.#site = first;
    this.starts.push(performance.now() - began);
  }
}
