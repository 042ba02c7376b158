import { messages as reader } from "./ca.reader.ts";
import { messages as server } from "./ca.server.ts";
import { messages as staff } from "./ca.staff.ts";

/** All messages, for the server. */
export const messages = { ...reader, ...staff, ...server };
