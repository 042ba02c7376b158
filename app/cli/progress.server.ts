const QUIET_MS = 2000;
const LINE_EVERY_MS = 2000;
const REDRAW_MS = 100;
const WIDTH = 30;

type Out = NodeJS.WritableStream & { isTTY?: boolean };
export type Progress = { step: (what: string, done: number, of: number) => void; end: () => void };

/** Shows how far a long command is, after two seconds: a bar in a terminal, plain lines elsewhere. */
export function makeProgress(out: Out, now: () => number = () => performance.now()): Progress {
  const began = now();
  let last = began;
  let drawn = false;
  return {
    step: (what, done, of) => {
      const at = now();
      if (at - began < QUIET_MS || at - last < (out.isTTY ? REDRAW_MS : LINE_EVERY_MS)) return;
      last = at;
      const count = `${what} ${done}/${of}`;
      if (out.isTTY) {
        const filled = of > 0 ? Math.round((WIDTH * done) / of) : WIDTH;
        out.write(`\r\x1b[K[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${count}`);
        drawn = true;
      } else out.write(`${count}\n`);
    },
    end: () => {
      if (drawn) out.write("\r\x1b[K");
    },
  };
}
