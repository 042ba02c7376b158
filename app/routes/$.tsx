import { notFound, page } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

/** Reached by no address: the loader always answers 404. */
export default function NowhereToBe() {
  return null;
}
