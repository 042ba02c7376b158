import { Link } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonLook = "primary" | "quiet" | "danger" | "link" | "pill";
type Size = "sm" | "md" | "lg";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook; size?: Size };

/** A button; `type` is submit unless said otherwise. */
export function Button({ look = "primary", size = "md", type = "submit", ...rest }: Props) {
  return <button {...rest} type={type} className="p-button" data-look={look} data-size={size} />;
}

/** A link that looks like a button. `reload` leaves the page for real, as for desks. */
export function ButtonLink({
  to,
  look = "primary",
  size = "md",
  reload = false,
  children,
}: {
  to: string;
  look?: ButtonLook;
  size?: Size;
  reload?: boolean;
  children: ReactNode;
}) {
  return (
    <Link to={to} reloadDocument={reload} className="p-button" data-look={look} data-size={size}>
      {children}
    </Link>
  );
}
