/** The idempotency key of a form: sent twice, it is one act. Nobody's form has none. */
export function HiddenKey({ value }: { value: string }) {
  return value === "" ? null : <input type="hidden" name="key" value={value} />;
}
