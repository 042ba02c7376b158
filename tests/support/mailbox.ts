import type { Page } from "playwright-core";

/** The mails in the demo's mailbox that have some words, newest first, as the page has them. */
export async function mailsWith(page: Page, words: string): Promise<string[]> {
  const mailbox = await (await page.request.get("/dev/mail")).text();
  const mails = mailbox.split("<section").map((part) => part.split("</section>")[0] ?? "");
  return mails.filter((mail) => mail.includes(words));
}

/** The code to sign in with that was sent to an address last. */
export async function sentCode(page: Page, address: string): Promise<string> {
  const [mail] = await mailsWith(page, address);
  return /\b\d{6}\b/.exec(mail ?? "")?.[0] ?? "";
}
