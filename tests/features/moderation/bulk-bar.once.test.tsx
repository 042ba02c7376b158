import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BulkBar } from "#app/features/moderation/BulkBar.tsx";
import type { DeskState } from "#app/features/moderation/desk-state.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { I18nProvider } from "#app/i18n/i18n-context.tsx";

const space = (number: number) => ({
  rules: [{ number, name: {}, text: { en: `Rule ${number}.` } }],
  moderators: [],
});
const state = (ticked: string[]) =>
  ({
    list: ["square", "river"].map((id) => ({ id, space: { id } })),
    ticked,
    spaces: { elsewhere: space(9), square: space(1), river: space(2) },
  }) as unknown as DeskState;

test.each([
  { ticked: ["river"], says: "2. Rule 2.", not: /Rule [19]\.|from one space/ },
  { ticked: ["square"], says: "1. Rule 1.", not: /Rule [29]\.|from one space/ },
  { ticked: ["square", "river"], says: "choose them from one space", not: /Rule/ },
  { ticked: [], says: "choose them from one space", not: /Rule/ },
])("what is ticked, $ticked, is rejected by the rules of its own space", ({ ticked, says, not }) => {
  const i18n = {
    locale: "en" as const,
    t: translateIn("en"),
    timeZone: "Europe/Madrid",
    today: "2026-11-25",
  };
  const html = renderToStaticMarkup(
    <I18nProvider value={i18n}>
      <BulkBar state={state(ticked)} action="/moderation" formKey="key" submit={() => {}} />
    </I18nProvider>,
  );
  expect(html).toContain(says);
  expect(html).not.toMatch(not);
});
