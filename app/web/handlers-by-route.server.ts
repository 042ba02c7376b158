import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Routes = ServerBuild["routes"];
type Node = { id: string; path?: string; index?: boolean; caseSensitive?: boolean; children: Node[] };

const MAX_ADDRESSES = 10_000;

/**
 * A handler for the routes that an address can need. Remix looks through every route it is given several
 * times for each request, at a few milliseconds' cost when it is given all: here each address is matched
 * once, and what answers it knows its own routes and those above it, which the browser is told of.
 */
export function handlersByRoute<Handler>(
  build: ServerBuild,
  make: (build: ServerBuild) => Handler,
): (pathname: string) => Handler {
  const whole = make(build);
  const tree = childrenOf(build.routes, undefined);
  const byRoutes = new Map<string, Handler>();
  const byAddress = new Map<string, Handler>();
  const find = (pathname: string): Handler => {
    const ids = neededBy(tree, pathname);
    if (ids.length === 0) return whole;
    const name = ids.join();
    const handler = byRoutes.get(name) ?? make(narrowed(build, ids));
    byRoutes.set(name, handler);
    return handler;
  };
  return (pathname) => {
    if (pathname === "/__manifest") return whole;
    const known = byAddress.get(pathname);
    if (known) return known;
    const handler = find(pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/"));
    if (byAddress.size >= MAX_ADDRESSES) byAddress.clear();
    byAddress.set(pathname, handler);
    return handler;
  };
}

/** Ids of the routes that an address and each address above it match, sorted. */
function neededBy(tree: Node[], pathname: string): string[] {
  const own = matchRoutes(tree as never, pathname);
  if (!own) return [];
  const ids = new Set(own.map((match) => match.route.id ?? ""));
  const segments = pathname.split("/").filter(Boolean);
  for (let length = 0; length < segments.length; length++)
    for (const match of matchRoutes(tree as never, `/${segments.slice(0, length).join("/")}`) ?? [])
      ids.add(match.route.id ?? "");
  return [...ids].sort();
}

function narrowed(build: ServerBuild, ids: string[]): ServerBuild {
  const only = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
  return {
    ...build,
    routes: only(build.routes) as Routes,
    assets: { ...build.assets, routes: only(build.assets.routes) as typeof build.assets.routes },
  };
}

function childrenOf(routes: Routes, parentId: string | undefined): Node[] {
  return Object.values(routes)
    .filter((route) => route !== undefined && route.parentId === parentId)
    .map((route) => ({
      id: route?.id ?? "",
      ...(route?.path === undefined ? {} : { path: route.path }),
      ...(route?.index ? { index: true } : {}),
      ...(route?.caseSensitive ? { caseSensitive: true } : {}),
      children: childrenOf(routes, route?.id),
    }));
}
