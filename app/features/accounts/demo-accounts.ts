export const DEMO_ROLES = ["citizen", "ngo", "moderator", "organiser", "admin"] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];

/** Address of a demo account; the domain is reserved and receives nothing. */
export function demoAddress(role: DemoRole): string {
  return `${role}@demo.planter.example`;
}
