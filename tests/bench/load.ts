import { readFileSync } from "node:fs";
import autocannon from "autocannon";

export type Figure = {
  perSecond: number;
  p50: number;
  p99: number;
  /** The server's processor time per request, or null where the system does not tell it. */
  cpuMs: number | null;
};

export type Load = {
  url: string;
  pid: number;
  connections: number;
  seconds: number;
  method?: "GET" | "POST" | "PUT" | "DELETE";
  headers?: Record<string, string>;
  /** What the next request asks for: path, and what differs from the rest. */
  next: () => { path: string; headers?: Record<string, string>; body?: string };
};

/** Sends requests for some seconds and tells how they went. Throws when any answer was not a good one. */
export async function load(wanted: Load): Promise<Figure> {
  const before = processorMs(wanted.pid);
  const result = await autocannon({
    url: wanted.url,
    connections: wanted.connections,
    duration: wanted.seconds,
    requests: [
      {
        method: wanted.method ?? "GET",
        setupRequest: (request) => {
          const { path, headers, body } = wanted.next();
          return {
            ...request,
            path,
            headers: { ...wanted.headers, ...headers },
            ...(body === undefined ? {} : { body }),
          };
        },
      },
    ],
  });
  const after = processorMs(wanted.pid);
  const bad = result.errors + result.requests.total - result["2xx"] - result["3xx"];
  if (bad > 0)
    throw new Error(`${bad} of ${result.requests.total} requests to ${wanted.url} were not answered well.`);
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMs: before === null || after === null ? null : (after - before) / result.requests.total,
  };
}

/** Processor time a process has used, in milliseconds; null where /proc does not tell it. */
export function processorMs(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

/** Memory a process holds, in megabytes; null where /proc does not tell it. */
export function memoryMb(pid: number): number | null {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? null : Math.round(Number(kb) / 1024);
  } catch {
    return null;
  }
}

/** The middle of some figures. */
export function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
