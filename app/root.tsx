import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "./site/ErrorPage.tsx";
import { SiteShell } from "./site/SiteShell.tsx";
import { shellData } from "./site/shell.server.ts";
import "./styles/app.css";
import { useI18n } from "./i18n/i18n-context.tsx";
import { fontUrl } from "./ui/font.ts";
import { useNonce } from "./ui/nonce.ts";
import { page } from "./web/page.server.ts";

export const loader = page(({ context, request }: LoaderFunctionArgs) => shellData(context, request));

export const meta = () => [{ title: "Planter" }];

/** The document around every page, error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const shell = useRouteLoaderData<typeof loader>("root");
  const { locale, timeZone, today } = useI18n();
  const nonce = useNonce();
  return (
    <html
      lang={locale}
      data-theme={shell?.theme ?? undefined}
      data-desk={shell?.desk ? "1" : undefined}
      data-time-zone={shell?.timeZone ?? timeZone}
      data-today={shell?.today ?? today}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" href={fontUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href={`/manifest.webmanifest?lang=${locale}`} />
        {shell?.theme === "dark" ? null : (
          <meta
            name="theme-color"
            content="#ffffff"
            media={shell?.theme ? undefined : "(prefers-color-scheme: light)"}
          />
        )}
        {shell?.theme === "light" ? null : (
          <meta
            name="theme-color"
            content="#172023"
            media={shell?.theme ? undefined : "(prefers-color-scheme: dark)"}
          />
        )}
        <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={shell?.siteName} />
        <meta property="og:site_name" content={shell?.siteName} />
        <meta property="og:locale" content={locale === "en" ? "en_GB" : `${locale}_ES`} />
        <Meta />
        <Links />
      </head>
      <body>
        {shell ? <SiteShell shell={shell}>{children}</SiteShell> : <main id="content">{children}</main>}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Every refusal and fault that no page handled itself. */
export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) ? (
    <ErrorPage status={error.status} data={error.data} />
  ) : (
    <ErrorPage status={500} data={null} />
  );
}
