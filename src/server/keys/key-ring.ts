/** The keys of a server, kept as documents of its ledger under a tenant that no key opens. */
import { collection, type ListQuery, type ServicePorts } from "../../service";
import { beginningOfKey, hashOfKey, KeptKey, makeKey } from "./key";

/** Whose the keys are; ids of keys are UUIDs, so none is this one. */
const KEEPER = "keys";

const keys = collection("api_key", KeptKey, (key) => ({
  status: key.revoked_at === null ? "active" : "revoked",
  subject: key.key_id,
}));

export interface NewKey {
  name: string | null;
  fields: KeptKey["fields"];
  accounting: boolean;
}

export interface KeyRing {
  /** The key itself is told this once; it is not kept. */
  create(wanted: NewKey): Promise<{ key: string; kept: KeptKey }>;
  /** Oldest first, revoked ones too. */
  list(): Promise<KeptKey[]>;
  /** Closes a key for good; null where none has that id. One that was revoked before is answered as it is. */
  revoke(keyId: string): Promise<KeptKey | null>;
  /** A key that is not revoked, by what was sent as key. */
  find(key: string): Promise<KeptKey | null>;
  isEmpty(): Promise<boolean>;
}

type Ports = Pick<ServicePorts, "ledger" | "clock" | "ids">;

const ALL: Omit<ListQuery, "after"> = { limit: 100, createdAfter: null, createdBefore: null };

export function createKeyRing(ports: Ports): KeyRing {
  const now = () => new Date(ports.clock.now()).toISOString();
  return {
    async create({ name, fields, accounting }) {
      const key = makeKey();
      const kept: KeptKey = {
        id: hashOfKey(key),
        created_at: now(),
        key_id: ports.ids.uuid(),
        name,
        beginning: beginningOfKey(key),
        fields,
        accounting,
        revoked_at: null,
      };
      if (!(await keys.create(ports, KEEPER, kept)))
        throw new Error("A key that was just made is there already.");
      return { key, kept };
    },
    async list() {
      const found: KeptKey[] = [];
      let after: string | null = null;
      do {
        const page: { items: KeptKey[]; next: string | null } = await keys.list(ports, KEEPER, {
          ...ALL,
          after,
        });
        found.push(...page.items);
        after = page.next;
      } while (after !== null);
      return found.reverse();
    },
    async revoke(keyId) {
      const page = await keys.list(ports, KEEPER, { ...ALL, after: null, subject: keyId });
      const [found] = page.items;
      if (found === undefined) return null;
      if (found.revoked_at !== null) return found;
      return keys.change(ports, KEEPER, found.id, (key) => ({ ...key, revoked_at: now() }));
    },
    async find(key) {
      const found = await keys.get(ports, KEEPER, hashOfKey(key));
      return found === null || found.revoked_at !== null ? null : found;
    },
    async isEmpty() {
      return (await keys.count(ports, KEEPER)) === 0;
    },
  };
}
