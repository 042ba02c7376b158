import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { useEffect } from "react";
import { found } from "#app/core/errors.ts";
import { publicComment } from "#app/features/comments/comment.queries.server.ts";
import { IdeaView } from "#app/site/IdeaView.tsx";
import { ideaPageData } from "#app/web/idea-page.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export { action } from "./ideas.$idea._index.tsx";

/** A comment's own address: the thread's window around it. */
export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const id = params.comment ?? "";
  const data = await ideaPageData(context, params.idea, new URL(request.url).searchParams, id);
  found(data.own.some((own) => own.id === id) ? id : await publicComment(context.app.db, data.idea, id));
  return data;
});

export const meta = pageTitle;

export default function CommentInItsThread() {
  const { comment } = useParams();
  useEffect(() => {
    const place = `#c-${comment}`;
    // An address without its place, and one that was come to without loading, which marks nothing by itself.
    if (document.querySelector(":target") === null && document.querySelector(place)) location.replace(place);
  }, [comment]);
  return <IdeaView data={useLoaderData<typeof loader>()} answer={undefined} />;
}
