/**
 * What is kept on this device beside the workbook: where enrichment runs, the destinations agreed to,
 * keys the user asked to keep, and small preferences. In the browser's storage under the partition Office names, so that
 * the same add-in in another site's frame sees another one.
 */
import { z } from "zod";

/** Slots of keys: each destination has its own. */
export const KEY_SLOTS = ["own_server", "us", "eu"] as const;
export type KeySlot = (typeof KEY_SLOTS)[number];

export const WhereSettings = z.object({
  choice: z.enum(["built_in", "own_server", "hosted"]),
  /** As typed. */
  address: z.string().max(2_000),
  region: z.enum(["us", "eu"]),
  throughOwnServer: z.boolean(),
  keep: z.enum(["session", "device"]),
});
export type WhereSettings = z.infer<typeof WhereSettings>;

const Kept = z.object({
  settings: WhereSettings,
  /** Ids of destinations whose statement the user has agreed to. */
  confirmed: z.array(z.string()).max(200),
});
export type Kept = z.infer<typeof Kept>;

/** Preferences of this device, each a short text: language, whether the tour was seen, defaults of new workbooks. */
export const PREFERENCES = ["language", "tour", "country", "currency"] as const;
export type Preference = (typeof PREFERENCES)[number];

export interface DeviceStore {
  read(): Kept | null;
  readKey(slot: KeySlot): string | null;
  /** False where nothing can be kept. */
  write(kept: Kept): boolean;
  writeKey(slot: KeySlot, key: string): boolean;
  removeKey(slot: KeySlot): void;
  /** Takes everything of ours off the device: settings, agreements, keys, preferences. */
  forget(): void;
  /** As it was written; null where it never was. Whoever reads it checks it. */
  readPreference(name: Preference): string | null;
  /** False where nothing can be kept. */
  writePreference(name: Preference, value: string): boolean;
}

/** Of every name of ours in the browser's storage. */
const PREFIX = "ntropy-excel.";
const NAME = `${PREFIX}where`;
const preferenceName = (name: Preference) => `${PREFIX}preference.${name}`;

/**
 * A store over the browser's.
 *
 * @param open gives the storage; throws where the browser denies it
 * @param partition `Office.context.partitionKey`, empty where the host has none
 */
export function createDeviceStore(open: () => Storage, partition: string): DeviceStore {
  const at = (name: string) => `${partition}${name}`;
  const attempt = <Value>(work: (storage: Storage) => Value, otherwise: Value): Value => {
    try {
      return work(open());
    } catch {
      return otherwise;
    }
  };
  const put = (name: string, text: string) =>
    attempt((storage) => {
      storage.setItem(at(name), text);
      return true;
    }, false);
  return {
    read: () =>
      attempt((storage) => {
        const parsed = Kept.safeParse(JSON.parse(storage.getItem(at(NAME)) ?? "null"));
        return parsed.success ? parsed.data : null;
      }, null),
    write: (kept) => put(NAME, JSON.stringify(kept)),
    readKey: (slot) => attempt((storage) => storage.getItem(at(`${NAME}.key.${slot}`)), null),
    writeKey: (slot, key) => put(`${NAME}.key.${slot}`, key),
    readPreference: (name) => attempt((storage) => storage.getItem(at(preferenceName(name))), null),
    writePreference: (name, value) => put(preferenceName(name), value),
    forget: () =>
      attempt((storage) => {
        const ours = Array.from({ length: storage.length }, (_, index) =>
          storage.key(index)
        ).filter((name) => name?.startsWith(at(PREFIX)) === true);
        for (const name of ours) if (name !== null) storage.removeItem(name);
      }, undefined),
    removeKey: (slot) =>
      attempt((storage) => storage.removeItem(at(`${NAME}.key.${slot}`)), undefined),
  };
}
