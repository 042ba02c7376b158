/** The idempotency key of a form: sent twice, it is one act. */
export function HiddenKey({ value }: { value: string }) {
  return <input type="hidden" name="key" value={value} />;
}
