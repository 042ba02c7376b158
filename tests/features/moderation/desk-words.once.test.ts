import { expect, test } from "vitest";
import { translateIn } from "#app/i18n/catalogue.server.ts";

/** What is pressed on the desk, on the pages of reports and appeals, and in their mails. */
const PRESSED = [
  ...["moderation.approve.text", "moderation.approve.appeal", "moderation.reject.text"],
  ...["moderation.reject.report", "moderation.reject.appeal", "moderation.edit.send"],
  ...["moderation.report.comment", "moderation.report.idea", "moderation.report.send"],
  ...["moderation.appeal.send", "moderation.removal.act", "moderation.restoration.act"],
  ...["moderation.suspension.decide", "moderation.log.apply", "moderation.back"],
  ...["desk.trust", "desk.redact", "desk.redact.send", "desk.ask", "desk.ask.send", "desk.claim"],
  ...["desk.release", "desk.undo", "desk.bulk.approve", "desk.bulk.reject", "desk.keys.off", "desk.keys.on"],
  ...["desk.legend.close", "desk.push.turnOn", "desk.push.remove", "desk.push.test"],
  ...["redress.suspension.ask", "redress.suspension.open"],
] as const;

test("in Spanish every button says what it does in the infinitive", () => {
  const t = translateIn("es");
  const said = PRESSED.map((key) => t(key as never) as string);
  const isInfinitive = (words: string) => /^\p{L}+[aeiáéí]r(me|le|se)?(l[oae]s?)?\b/u.test(words);
  expect(said.filter((words) => !isInfinitive(words))).toEqual([]);
});
