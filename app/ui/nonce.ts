import { createContext, useContext } from "react";

export const NonceContext = createContext<string | undefined>(undefined);

/** The CSP nonce of the answer being rendered; nothing in the browser, where it is not needed. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
