/** Who sent a request, by its `X-API-Key`. */
import { failure, type Authenticate, type View } from "../../api";
import type { Clock, TenantId } from "../../service";
import { hashOfKey, viewOfKey } from "./key";
import type { KeyRing } from "./key-ring";

/** How long a key is believed without being looked up again: so long a revoked one may go on. */
export const BELIEVED_MILLISECONDS = 2_000;
/** Keys remembered at most, wrong ones too. */
const REMEMBERED = 10_000;
/** A longer header is no key of anybody's. */
const LONGEST_KEY = 200;

/** The key that opens the sample data, where the server was started with `--sandbox`. */
export const SANDBOX_KEY = "sandbox";
export const SANDBOX_TENANT = "sandbox";

/** Who a key makes its sender. */
interface KeyHolder {
  tenant: TenantId;
  view: View;
}

export interface KeyCheck {
  authenticate: Authenticate;
  /** Forgets what is remembered: a key was revoked in this process. */
  forget(): void;
}

/** No key is 403, a wrong or revoked one 401 (contract section 1, row 16). */
export function createKeyCheck(options: {
  keys: Pick<KeyRing, "find">;
  clock: Clock;
  hasSandbox: boolean;
}): KeyCheck {
  const { keys, clock, hasSandbox } = options;
  const remembered = new Map<string, { until: number; holder: Promise<KeyHolder | null> }>();

  const lookUp = async (key: string): Promise<KeyHolder | null> => {
    const found = await keys.find(key);
    return found === null ? null : { tenant: found.key_id, view: viewOfKey(found) };
  };
  const holderOf = (key: string): Promise<KeyHolder | null> => {
    const hash = hashOfKey(key);
    const known = remembered.get(hash);
    const now = clock.now();
    if (known !== undefined && known.until > now) return known.holder;
    const holder = lookUp(key);
    // A look-up that failed is not an answer to remember.
    holder.catch(() => remembered.delete(hash));
    remembered.delete(hash);
    remembered.set(hash, { until: now + BELIEVED_MILLISECONDS, holder });
    if (remembered.size > REMEMBERED) {
      const [oldest] = remembered.keys();
      if (oldest !== undefined) remembered.delete(oldest);
    }
    return holder;
  };

  return {
    forget: () => remembered.clear(),
    async authenticate(request) {
      const key = request.headers.get("X-API-Key")?.trim() ?? "";
      if (key === "") return { ok: false, error: NO_KEY };
      if (hasSandbox && key === SANDBOX_KEY) return { ok: true, tenant: SANDBOX_TENANT };
      if (key.length > LONGEST_KEY) return { ok: false, error: WRONG_KEY };
      const holder = await holderOf(key);
      return holder === null ? { ok: false, error: WRONG_KEY } : { ok: true, ...holder };
    },
  };
}

const NO_KEY = failure(403, "No API key was sent. Send yours in the header X-API-Key.");
const WRONG_KEY = failure(401, "The API key in the header X-API-Key is unknown or was revoked.");
