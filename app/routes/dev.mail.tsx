import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Section } from "#app/ui/Section.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { notFound, page } from "#app/web/page.server.ts";

/** The outbox of a demo, for whoever sits at this machine. */
export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  if (!context.demo) throw notFound();
  const mails = await context.app.db
    .selectFrom("mails")
    .select(["id", "recipient", "subject", "text", "state", "created_at"])
    .orderBy("created_at", "desc")
    .limit(50)
    .execute();
  return { title: "Mail", mails };
});

export const meta = pageTitle;

export default function DevMail() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <div lang="en">
      <h1>Mail</h1>
      <p>
        {mails.length === 0
          ? "The outbox is empty."
          : "The newest 50 mails. Nothing leaves this machine without SMTP_URL."}
      </p>
      {mails.map((mail) => (
        <Section key={mail.id} title={mail.subject}>
          <p className="p-meta">
            {mail.recipient} · {mail.created_at} · {mail.state}
          </p>
          <pre className="p-mail">{linked(mail.text)}</pre>
        </Section>
      ))}
    </div>
  );
}

function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
