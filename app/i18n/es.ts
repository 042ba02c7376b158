import { messages as reader } from "./es.reader.ts";
import { messages as server } from "./es.server.ts";
import { messages as staff } from "./es.staff.ts";

/** All messages, for the server. */
export const messages = { ...reader, ...staff, ...server };
