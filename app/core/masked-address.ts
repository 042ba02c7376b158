/** An address as staff see it in lists: enough to tell two people of one name apart. */
export function maskedAddress(email: string | null): string {
  const [name = "", host = ""] = (email ?? "").split("@");
  return host ? `${[...name][0] ?? ""}…@${host}` : "";
}
