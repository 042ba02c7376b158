import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { MAX_PIXELS } from "./upload.ts";

const WIDTHS = { whole: 1600, small: 640 };
const MOST_SECONDS = 20;

export type Picture = { whole: Buffer; small: Buffer; width: number; height: number };

/**
 * The picture made anew, upright, at most 1600 wide, and a small one: without what a camera or a person put
 * beside it. Its size is known before it is unpacked. Throws `invalid` for what is no whole picture.
 */
export async function pictureFrom(ctx: AppContext, bytes: Buffer): Promise<Picture> {
  return inTurn(ctx, async () => {
    const { default: sharp } = await import("sharp"); // 30 MB of memory that most servers' days do without.
    sharp.cache(false);
    sharp.concurrency(1);
    const open = (source: Buffer) => sharp(source, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const size = await open(bytes)
      .metadata()
      .catch((error: Error) => refuse(error));
    if ((size.width ?? 0) * (size.height ?? 0) > MAX_PIXELS)
      throw new DomainError("invalid", "uploads.pixels");
    const narrow = (source: Buffer, width: number) =>
      open(source)
        .autoOrient()
        .resize({ width, withoutEnlargement: true })
        .webp({ quality: 80 })
        .timeout({ seconds: MOST_SECONDS })
        .toBuffer({ resolveWithObject: true });
    const whole = await narrow(bytes, WIDTHS.whole).catch((error: Error) => refuse(error));
    const small = await narrow(whole.data, WIDTHS.small);
    return { whole: whole.data, small: small.data, width: whole.info.width, height: whole.info.height };
  });
}

function refuse(error: Error): never {
  throw new DomainError(
    "invalid",
    /pixel limit|dimensions|too large/i.test(error.message) ? "uploads.pixels" : "uploads.broken",
  );
}

/** One picture at a time: an unpacked one may take 160 MB. */
async function inTurn<T>(ctx: AppContext, work: () => Promise<T>): Promise<T> {
  const queue = ctx.kept("pictures", () => ({ last: Promise.resolve() as Promise<unknown> }));
  const turn = queue.last.then(work, work);
  queue.last = turn.catch(() => undefined);
  return turn;
}
