/** The mark: a tray with one cell lifted out. Decorative beside the name. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg
      className="p-mark"
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M2 12h8v8H2zM22 12h8v8h-8zM2 22h8v8H2zM12 22h8v8h-8zM22 22h8v8h-8z" />
      <path className="p-mark__lifted" d="M12 2h8v8h-8z" />
    </svg>
  );
}
