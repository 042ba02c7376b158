import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "#app/core/errors.ts";
import { uploadAnswer } from "#app/features/uploads/upload-answer.server.ts";
import { seenUpload } from "#app/site/seen-upload.server.ts";
import { page } from "#app/web/page.server.ts";

/** A picture or a document, to whoever sees what it belongs to. */
export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const { app, viewer } = context;
  const upload = found(await seenUpload(app.db, viewer, params.upload ?? ""));
  return found(
    await uploadAnswer(app.config.uploads, upload, {
      small: new URL(request.url).searchParams.get("size") === "small",
      ifNoneMatch: request.headers.get("if-none-match"),
    }),
  );
});
