import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bookPage } from "#app/site/book-page.server.ts";
import { SpaceBook } from "#app/site/SpaceBook.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import "#app/styles/results.css";
import "#app/styles/book.css";

/** A space's ideas book, as everybody who sees the space does. */
export const loader = page(({ context, params }: LoaderFunctionArgs) =>
  bookPage(context.app, context.locale, context.viewer, params.slug ?? ""),
);

export const meta = pageTitle;

export default function Book() {
  return <SpaceBook {...useLoaderData<typeof loader>()} />;
}
