import { RemixBrowser } from "@remix-run/react";
import { type ReactNode, StrictMode, startTransition, useEffect, useLayoutEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import type { Locale } from "#app/core/actor.ts";
import { I18nProvider } from "./i18n/i18n-context.tsx";
import { type Messages, makeTranslate } from "./i18n/translate.ts";
import { typedEarly } from "./web/typed-early.ts";

type Bundle = () => Promise<{ messages: Messages }>;

const READER: Record<Locale, Bundle> = {
  ca: () => import("./i18n/ca.reader.ts"),
  es: () => import("./i18n/es.reader.ts"),
  en: () => import("./i18n/en.reader.ts"),
};
const STAFF: Record<Locale, Bundle> = {
  ca: () => import("./i18n/ca.staff.ts"),
  es: () => import("./i18n/es.staff.ts"),
  en: () => import("./i18n/en.staff.ts"),
};

/** Only the page's language is fetched, and the desks' words only on desks. */
async function hydrate(): Promise<void> {
  const giveBack = typedEarly();
  const { lang, dataset } = document.documentElement;
  const locale: Locale = lang === "es" || lang === "en" ? lang : "ca";
  const [, ...bundles] = await Promise.all([
    dataDecoded(),
    READER[locale](),
    ...(dataset.desk ? [STAFF[locale]()] : []),
  ]);
  const messages = Object.assign({}, ...bundles.map((bundle) => bundle.messages)) as Messages;
  const i18n = {
    locale,
    t: makeTranslate(locale, messages),
    timeZone: dataset.timeZone ?? "Europe/Madrid",
    today: dataset.today ?? "",
  };
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nProvider value={i18n}>
          <GivenOnce giveBack={giveBack}>
            <RemixBrowser />
          </GivenOnce>
        </I18nProvider>
      </StrictMode>,
    );
  });
}

/**
 * Waits for what `RemixBrowser` would suspend for in its first render, the decoded data of the page. It has no
 * boundary above it, and a press in that moment makes React render at once and give up (its error 345). Called
 * outside a render it throws the promise before it reaches a hook; once that is kept, it never suspends.
 */
async function dataDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (pending) {
    if (pending instanceof Promise) await pending;
  }
}

/**
 * What was typed before the page was alive is given back. The data a page came with is not left in it: what is taken away later
 * stands nowhere any more.
 */
function GivenOnce({ giveBack, children }: { giveBack: () => void; children: ReactNode }) {
  useLayoutEffect(giveBack, [giveBack]);
  useEffect(() => {
    for (const script of document.querySelectorAll("script:not([src])"))
      if (script.textContent?.includes("streamController.enqueue(")) script.textContent = "";
  }, []);
  return children;
}

void hydrate();
