export type OutgoingMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  unsubscribe: string | null;
};

/** Hands one mail to the next server. Throws when it was not accepted. */
export type Mailer = { send: (mail: OutgoingMail) => Promise<void> };
