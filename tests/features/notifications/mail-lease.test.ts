import { expect, test } from "vitest";
import type { AppContext } from "#app/core/context.ts";
import { enqueueMail } from "#app/core/outbox.server.ts";
import { deliverMails } from "#app/jobs/deliver-mails.server.ts";
import { takeLease } from "#app/jobs/lease.server.ts";
import { testContext } from "../../support/context.ts";

const content = { heading: "Hola", paragraphs: ["Hola"], footer: { text: "Fi", links: [] } };

test("while another server sends mail, this one does not; when that one has died, it does", async () => {
  const t = await testContext();
  try {
    const other: AppContext = { ...t.ctx, kept: () => "another" as never };
    expect(await takeLease(other, "mails", 60_000)).toBe(true);
    await t.ctx.transact({}, (tx) =>
      enqueueMail(t.ctx, tx, {
        dedupe: "one",
        to: "ada@people.example",
        userId: null,
        kind: "code",
        locale: "ca",
        unsubscribe: null,
        subject: "Hola",
        content,
      } as never),
    );
    await deliverMails.run(t.ctx);
    expect(t.sent).toHaveLength(0);
    t.clock.forward(60_001);
    await deliverMails.run(t.ctx);
    expect(t.sent).toHaveLength(1);
    expect(await takeLease(other, "mails", 60_000)).toBe(true);
  } finally {
    await t.close();
  }
});

test("served without SMTP_URL, mail waits", async () => {
  const t = await testContext({ NODE_ENV: "production" });
  try {
    await t.ctx.transact({}, (tx) =>
      enqueueMail(t.ctx, tx, {
        dedupe: "one",
        to: "ada@people.example",
        userId: null,
        kind: "code",
        locale: "ca",
        unsubscribe: null,
        subject: "Hola",
        content,
      } as never),
    );
    await deliverMails.run(t.ctx);
    expect(t.sent).toHaveLength(0);
    const { state } = await t.ctx.db.selectFrom("mails").select("state").executeTakeFirstOrThrow();
    expect(state).toBe("queued");
  } finally {
    await t.close();
  }
});
