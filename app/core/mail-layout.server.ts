import type { Locale } from "./actor.ts";

/** What a mail says. The text part and the HTML part are made from the same data. */
export type MailContent = {
  heading: string;
  /** Plain paragraphs. */
  paragraphs: string[];
  /** A code or quotation set apart. */
  callout?: string;
  /** Stage cells as text, such as ■■◪□□□□ with its words. */
  tray?: string;
  action?: { label: string; url: string };
  /** Why the person gets this, and how to stop it. */
  footer: { text: string; links: { label: string; url: string }[] };
};

/** The plain-text part. */
export function mailText(content: MailContent): string {
  const links = content.footer.links.map((link) => `${link.label}: ${link.url}`);
  return [
    content.heading,
    ...(content.tray ? [content.tray] : []),
    ...content.paragraphs,
    ...(content.callout ? [content.callout] : []),
    ...(content.action ? [`${content.action.label}:\n${content.action.url}`] : []),
    "-- ",
    [content.footer.text, ...links].join("\n"),
  ].join("\n\n");
}

/** The HTML part: one column, a table, inlined constants, no pictures. */
export function mailHtml(locale: Locale, subject: string, content: MailContent): string {
  const p = (text: string, style = "") => `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;
  const links = content.footer.links
    .map((link) => `<a href="${escapeHtml(link.url)}" style="color:#57646B">${escapeHtml(link.label)}</a>`)
    .join(" · ");
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#F4F6F6;color:#141B1F;font:17px/1.55 system-ui,-apple-system,'Segoe UI',Arial,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" style="max-width:600px;background:#FFFFFF;border-top:6px solid #0B5563" cellpadding="0" cellspacing="0"><tr><td style="padding:32px 28px">
<h1 style="margin:0 0 20px;font-size:24px;line-height:1.2">${escapeHtml(content.heading)}</h1>
${content.tray ? p(content.tray, "font-size:18px;letter-spacing:2px") : ""}
${content.paragraphs.map((text) => p(text)).join("\n")}
${content.callout ? `<p style="margin:0 0 20px;padding:14px 18px;background:#E0E7E7;font-size:24px;font-weight:700">${escapeHtml(content.callout)}</p>` : ""}
${content.action ? `<p style="margin:8px 0 24px"><a href="${escapeHtml(content.action.url)}" style="display:inline-block;padding:13px 22px;background:#0B5563;color:#FFFFFF;font-weight:700;text-decoration:none;border-radius:4px">${escapeHtml(content.action.label)}</a></p>` : ""}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #D2D9DB;color:#57646B;font-size:15px">${escapeHtml(content.footer.text)}${links ? `<br>${links}` : ""}</p>
</td></tr></table></td></tr></table></body></html>`;
}

/** Text as HTML text or attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
