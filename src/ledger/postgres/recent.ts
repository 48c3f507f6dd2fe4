/** The things that were used last, by name. */
export interface Recent<Value> {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  delete(name: string): void;
  /** Of all values. */
  readonly size: number;
}

/** Keeps values as long as they are together no larger than `most`; what was not used longest goes first. */
export function createRecent<Value>(
  most: number,
  sizeOf: (value: Value) => number = () => 1
): Recent<Value> {
  const values = new Map<string, Value>();
  let size = 0;

  const forget = (name: string): void => {
    const value = values.get(name);
    if (value === undefined) return;
    values.delete(name);
    size -= sizeOf(value);
  };
  return {
    get(name) {
      const value = values.get(name);
      if (value === undefined) return undefined;
      values.delete(name);
      values.set(name, value);
      return value;
    },
    set(name, value) {
      forget(name);
      values.set(name, value);
      size += sizeOf(value);
      for (const oldest of values.keys()) {
        if (size <= most) return;
        forget(oldest);
      }
    },
    delete: forget,
    get size() {
      return size;
    },
  };
}
