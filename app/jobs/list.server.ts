import { deliverMails } from "./deliver-mails.server.ts";
import type { Job } from "./worker.server.ts";

/** Every recurring job of the server, in the order in which one round runs them. */
export const JOBS: Job[] = [deliverMails];
