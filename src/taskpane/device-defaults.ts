/** Country and currency of this device: for workbooks in which none were chosen yet. */
import { isKnownCountry, isKnownCurrency } from "../model/codes";
import type { DeviceStore, Preference } from "./where/device-store";

/** Codes of ISO 3166 and ISO 4217; null where none is chosen. */
export interface Defaults {
  country: string | null;
  currency: string | null;
}

export interface DeviceDefaults {
  /** The same object as long as nothing is chosen. */
  chosen(): Defaults;
  /** Chooses, and remembers it on this device where that can be. */
  choose(change: Partial<Defaults>): void;
  /** Back to none; what the device kept of them is gone already. */
  reset(): void;
  /** Reads what this device keeps. */
  open(store: Pick<DeviceStore, "readPreference" | "writePreference">): void;
  /** Calls back after each change; the result ends it. */
  subscribe(listener: () => void): () => void;
}

const NONE: Defaults = { country: null, currency: null };

/** None until it is opened. */
export function createDeviceDefaults(): DeviceDefaults {
  const listeners = new Set<() => void>();
  let store: Pick<DeviceStore, "readPreference" | "writePreference"> | null = null;
  let chosen = NONE;
  const update = (next: Defaults) => {
    chosen = next;
    for (const listener of listeners) listener();
  };
  return {
    chosen: () => chosen,
    choose(change) {
      update({ ...chosen, ...change });
      store?.writePreference("country", chosen.country ?? "");
      store?.writePreference("currency", chosen.currency ?? "");
    },
    reset: () => update(NONE),
    open(opened) {
      store = opened;
      const read = (name: Preference, isKnown: (code: string) => boolean) => {
        const kept = opened.readPreference(name);
        return kept !== null && isKnown(kept) ? kept : null;
      };
      update({
        country: read("country", isKnownCountry),
        currency: read("currency", isKnownCurrency),
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
