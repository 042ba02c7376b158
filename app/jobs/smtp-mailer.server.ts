import { createTransport } from "nodemailer";
import type { Config } from "#app/config.server.ts";
import type { Mailer } from "#app/core/mailer.ts";

/** Sends by SMTP_URL. Without one, a demo's mail is read at /dev/mail; a site that is served keeps it waiting. */
export function smtpMailer(config: Config): Mailer {
  if (!config.smtpUrl) return { send: async () => {} };
  const transport = createTransport(config.smtpUrl);
  const host = new URL(config.publicUrl).hostname;
  return {
    send: async (mail) => {
      await transport.sendMail({
        messageId: `<${mail.id}@${host}>`,
        from: { name: "Planter", address: `no-reply@${host}` },
        to: { name: "", address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: mail.unsubscribe
          ? {
              "List-Unsubscribe": `<${mail.unsubscribe}>`,
              "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }
          : {},
      });
    },
  };
}
