import { isIP } from "node:net";

const GROUPS = 8;
const OF_ONE_CUSTOMER = 4;

/** Whose address it is, as far as that can be told: of IPv6 the /64 that one customer has to themselves, all else as it is. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [left = [], right = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, GROUPS - left.length - right.length) }, () => "0");
  const groups = [...left, ...zeros, ...right].slice(0, OF_ONE_CUSTOMER);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
