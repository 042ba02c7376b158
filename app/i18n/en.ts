import { messages as reader } from "./en.reader.ts";
import { messages as server } from "./en.server.ts";
import { messages as staff } from "./en.staff.ts";

/** All messages, for the server. */
export const messages = { ...reader, ...staff, ...server };
