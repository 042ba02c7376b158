import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { translateIn } from "./i18n/catalogue.server.ts";
import { dayOf } from "./i18n/dates.ts";
import { I18nProvider } from "./i18n/i18n-context.tsx";
import { KeptMarkup } from "./ui/KeptList.tsx";
import { NonceContext } from "./ui/nonce.ts";
import { contentSecurityPolicy } from "./web/headers.server.ts";
import { keepMarkup } from "./web/kept-markup.server.tsx";
import { chooseEncoding, packOnce } from "./web/packing.server.ts";

const ABORT_MS = 5000;

/** Renders a page whole before it is sent, so that its status and headers are true. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  const { locale, app } = context;
  const { timeZone } = app.config;
  const nonce = context.nonce ?? undefined;
  const i18n = { locale, t: translateIn(locale), timeZone, today: dayOf(app.now(), timeZone) };
  return new Promise<Response>((resolve, reject) => {
    let statusCode = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nProvider value={i18n}>
          <KeptMarkup.Provider value={keepMarkup(i18n)}>
            <RemixServer
              context={remix}
              url={request.url}
              abortDelay={ABORT_MS}
              {...(nonce ? { nonce } : {})}
            />
          </KeptMarkup.Provider>
        </I18nProvider>
      </NonceContext.Provider>,
      {
        ...(nonce ? { nonce } : {}),
        onAllReady() {
          clearTimeout(late);
          headers.set("Content-Type", "text/html; charset=utf-8");
          if (nonce && !app.kept("development", () => false))
            headers.set("Content-Security-Policy", contentSecurityPolicy(app.config, [`'nonce-${nonce}'`]));
          if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
          pipe(
            inOnePiece((body) => {
              packed(request, headers, body)
                .then((bytes) => resolve(new Response(bytes, { headers, status: statusCode })))
                .catch(reject);
            }),
          );
        },
        onShellError: reject,
        onError(error) {
          statusCode = 500;
          app.log.error({ err: error, requestId: context.requestId }, "render failed");
        },
      },
    );
    const late = setTimeout(abort, ABORT_MS + 1000).unref();
  });
}

/** The page as it is sent: packed at once, which takes less than piece by piece, and said so in its headers. */
async function packed(
  request: Request,
  headers: Headers,
  body: Buffer<ArrayBuffer>,
): Promise<Buffer<ArrayBuffer>> {
  const encoding = chooseEncoding(request.headers.get("Accept-Encoding") ?? undefined);
  const bytes = await packOnce(body, encoding);
  headers.append("Vary", "Accept-Encoding");
  if (encoding !== "identity") headers.set("Content-Encoding", encoding);
  headers.set("Content-Length", String(bytes.length));
  return bytes;
}

/** Takes what is written to it, and gives it on in one piece. */
function inOnePiece(done: (whole: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write: (piece: Buffer, _encoding, next) => {
      pieces.push(piece);
      next();
    },
    final: (next) => {
      done(Buffer.concat(pieces));
      next();
    },
  });
}

/** What escaped every guard. Aborted requests are nobody's fault, and what no route takes (405) is the asker's. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (!request.signal.aborted && !isRouteErrorResponse(error))
    context.app.log.error({ err: error, requestId: context.requestId }, "unhandled");
}
