/**
 * Where enrichment runs, as the user chose it: the destination with its key, whether its statement was
 * agreed to, and the last test of it. Keys live here and in the device's store, and nowhere else.
 */
import type { ConnectionReport } from "../../client/connection";
import {
  BUILT_IN,
  type Destination,
  destinationHost,
  destinationId,
  hostOf,
  readServerAddress,
  type RemoteDestination,
} from "../../client/destination";
import type { Permission } from "../enrich/desk";
import type { Addressee } from "../../strings";
import { type DeviceStore, KEY_SLOTS, type KeySlot, type WhereSettings } from "./device-store";

export type ConnectionState =
  | { state: "untested" }
  | { state: "testing" }
  | { state: "tested"; report: ConnectionReport; addressee: Addressee };

/** All that the section and the statement draw. */
export interface WhereState {
  settings: WhereSettings;
  /** The key of the destination chosen, empty where none is given. */
  key: string;
  /** Keys that are held, of all destinations. */
  keysHeld: number;
  /** Null where something is still to be given. */
  destination: Destination | null;
  /** Null for what is built in, and where something is still to be given. */
  addressee: Addressee | null;
  isConfirmed: boolean;
  /** The statement stands in front of the user. */
  isAsking: boolean;
  connection: ConnectionState;
  /** Whether this browser keeps anything. */
  isKept: boolean;
  justForgotten: boolean;
}

export interface Where {
  state(): WhereState;
  subscribe(listener: () => void): () => void;
  /** Reads what this device keeps. */
  open(store: DeviceStore): void;
  change(changes: Partial<WhereSettings>): void;
  setKey(key: string): void;
  /** Takes the key out of the pane and off the device. */
  forgetKey(): void;
  /** Back to how it was before anything was chosen, on the device too. */
  forgetAll(): void;
  test(): Promise<void>;
  /** Puts the statement in front of the user. */
  ask(): void;
  confirm(): void;
  refuse(): void;
}

export const DEFAULT_WHERE: WhereSettings = {
  choice: "built_in",
  address: "",
  region: "us",
  throughOwnServer: false,
  keep: "session",
};

/** Remembered agreements, so that what is kept stays small. */
const MOST_CONFIRMED = 200;

/** @param testConnection asks a destination, in the worker */
export function createWhere(
  testConnection: (destination: RemoteDestination) => Promise<ConnectionReport>
): Where {
  const listeners = new Set<() => void>();
  const keys: Record<KeySlot, string> = { own_server: "", us: "", eu: "" };
  let store: DeviceStore | null = null;
  let settings = DEFAULT_WHERE;
  let confirmed: string[] = [];
  let connection: ConnectionState = { state: "untested" };
  let isAsking = false;
  let isKept = true;
  let justForgotten = false;
  /** Number of the latest test: an answer to an older one is thrown away. */
  let testing = 0;
  let current = derive();

  function derive(): WhereState {
    const key = settings.choice === "built_in" ? "" : keys[slotOf(settings)];
    const destination = destinationOf(settings, key);
    const isRemote = destination !== null && destination.kind !== "built_in";
    return {
      settings,
      key,
      keysHeld: KEY_SLOTS.filter((slot) => keys[slot] !== "").length,
      destination,
      addressee: isRemote ? addresseeOf(destination) : null,
      isConfirmed: !isRemote || confirmed.includes(destinationId(destination)),
      isAsking: isAsking && isRemote,
      connection,
      isKept,
      justForgotten,
    };
  }

  function update(): void {
    current = derive();
    for (const listener of listeners) listener();
  }

  function keep(): void {
    if (store !== null) isKept = store.write({ settings, confirmed });
  }

  /** Keys go to the device where the user wants that, and off it where not. */
  function keepKeys(): void {
    if (store === null) return;
    for (const slot of KEY_SLOTS) {
      if (settings.keep === "device" && keys[slot] !== "")
        isKept = store.writeKey(slot, keys[slot]) && isKept;
      else store.removeKey(slot);
    }
  }

  function becomeUntested(): void {
    testing += 1;
    connection = { state: "untested" };
    justForgotten = false;
  }

  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(opened) {
      store = opened;
      const kept = opened.read();
      if (kept !== null) ({ settings, confirmed } = kept);
      for (const slot of KEY_SLOTS) keys[slot] = opened.readKey(slot) ?? keys[slot];
      update();
    },
    change(changes) {
      settings = { ...settings, ...changes };
      isAsking = false;
      becomeUntested();
      keep();
      keepKeys();
      update();
    },
    setKey(key) {
      keys[slotOf(settings)] = key.trim();
      becomeUntested();
      keepKeys();
      update();
    },
    forgetKey() {
      const slot = slotOf(settings);
      keys[slot] = "";
      store?.removeKey(slot);
      becomeUntested();
      justForgotten = true;
      update();
    },
    forgetAll() {
      for (const slot of KEY_SLOTS) keys[slot] = "";
      settings = DEFAULT_WHERE;
      confirmed = [];
      isAsking = false;
      store?.forget();
      becomeUntested();
      update();
    },
    async test() {
      const { destination, addressee } = current;
      if (destination === null || destination.kind === "built_in" || addressee === null) return;
      const mine = ++testing;
      connection = { state: "testing" };
      update();
      const report = await testConnection(destination).catch((): ConnectionReport => ({
        ok: false,
        problem: { code: "unreachable" },
      }));
      if (mine !== testing) return;
      connection = { state: "tested", report, addressee };
      update();
    },
    ask() {
      isAsking = true;
      update();
    },
    confirm() {
      const { destination } = current;
      isAsking = false;
      if (destination !== null && destination.kind !== "built_in") {
        const id = destinationId(destination);
        confirmed = [id, ...confirmed.filter((one) => one !== id)].slice(0, MOST_CONFIRMED);
        keep();
      }
      update();
    },
    refuse() {
      isAsking = false;
      update();
    },
  };
}

/** Whether rows may go to the destination chosen, for the desk. */
export function permissionOf(where: Where): Permission {
  return {
    state() {
      const { destination, isConfirmed } = where.state();
      return destination === null ? "incomplete" : isConfirmed ? "granted" : "unasked";
    },
    ask: () => where.ask(),
  };
}

/** Calls back when rows are to go elsewhere than before; the result ends it. */
export function followDestination(where: Where, changed: () => void): () => void {
  const idNow = () => {
    const { destination } = where.state();
    return destination === null ? null : destinationId(destination);
  };
  let last = idNow();
  return where.subscribe(() => {
    const now = idNow();
    if (now === last) return;
    last = now;
    changed();
  });
}

/** Keys are words of plain characters: nothing else may stand in a header. */
const KEY = /^[\x21-\x7e]{1,1000}$/;

/** Which key belongs to a choice. */
function slotOf({ choice, region }: WhereSettings): KeySlot {
  return choice === "hosted" ? region : "own_server";
}

function destinationOf(settings: WhereSettings, key: string): Destination | null {
  if (settings.choice === "built_in") return BUILT_IN;
  if (key !== "" && !KEY.test(key)) return null;
  const server = readServerAddress(settings.address);
  if (settings.choice === "own_server")
    return server.ok ? { kind: "own_server", url: server.url, key: key === "" ? null : key } : null;
  if (key === "") return null;
  const { region, throughOwnServer } = settings;
  if (!throughOwnServer) return { kind: "hosted", region, key, through: null };
  return server.ok ? { kind: "hosted", region, key, through: server.url } : null;
}

function addresseeOf(destination: RemoteDestination): Addressee {
  const isRelayed = destination.kind === "hosted" && destination.through !== null;
  return {
    kind: destination.kind,
    host: destinationHost(destination),
    through: isRelayed && destination.through !== null ? hostOf(destination.through) : null,
  };
}
