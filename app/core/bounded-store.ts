/** Values by key, the longest unused leaving first once their sizes exceed a bound in bytes. */
export class BoundedStore<V extends { size: number }> {
  readonly #max: number;
  readonly #kept = new Map<string, V>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#max = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#kept.size;
  }

  get(key: string): V | undefined {
    const value = this.#kept.get(key);
    if (value) {
      this.#kept.delete(key);
      this.#kept.set(key, value);
    }
    return value;
  }

  /** Keeps a value; one that is larger than a tenth of the whole is not kept. */
  set(key: string, value: V): void {
    this.delete(key);
    if (value.size > this.#max / 10) return;
    this.#kept.set(key, value);
    this.#bytes += value.size;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#max) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const value = this.#kept.get(key);
    if (!value) return;
    this.#kept.delete(key);
    this.#bytes -= value.size;
  }

  values(): IterableIterator<V> {
    return this.#kept.values();
  }
}
