/** How much a key may ask: requests a second, enrichments at a time, credits. */
import { RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";
import { failure, type ErrorReply, type Limits, type Operation } from "../../api";
import type { ServicePorts, TenantId } from "../../service";
import { takeCredits, type CreditOptions } from "./credits";
import type { CreateLimiter } from "./limiter";
import { rateOf } from "./rates";

export interface LimitOptions {
  /** Null: requests are not limited. */
  rates: { overrides: ReadonlyMap<string, number>; concurrentEnrichments: number } | null;
  /** Null: credits are not counted. */
  credits: CreditOptions | null;
  createLimiter: CreateLimiter;
}

/** Undefined where nothing is limited. */
export function createLimits(
  ports: Pick<ServicePorts, "ledger" | "clock">,
  options: LimitOptions
): Limits | undefined {
  const { rates, credits } = options;
  if (rates === null && credits === null) return undefined;
  const admit = rates === null ? async () => ADMITTED : admission(rates, options);
  return {
    admit,
    async spend(tenant, wanted) {
      if (credits === null || (await takeCredits(ports, tenant, wanted, credits))) return null;
      return outOfCredits(wanted, credits);
    },
  };
}

const ADMITTED = { ok: true as const, done: () => {} };

function admission(
  { overrides, concurrentEnrichments }: NonNullable<LimitOptions["rates"]>,
  { createLimiter }: LimitOptions
): Limits["admit"] {
  const limiters = new Map<number, RateLimiterAbstract>();
  const limiterOf = (perSecond: number): RateLimiterAbstract => {
    const known = limiters.get(perSecond);
    if (known !== undefined) return known;
    const made = createLimiter({ keyPrefix: `rate${perSecond}`, points: perSecond, duration: 1 });
    limiters.set(perSecond, made);
    return made;
  };
  const underWay = createCounter();
  return async (tenant, one) => {
    const perSecond = rateOf(one, overrides);
    const refused = perSecond === null ? null : await refusal(limiterOf(perSecond), tenant, one);
    if (refused !== null) return { ok: false, error: refused };
    if (!one.enriches) return ADMITTED;
    if (underWay.count(tenant) >= concurrentEnrichments)
      return { ok: false, error: tooManyAtOnce(concurrentEnrichments) };
    return { ok: true, done: underWay.enter(tenant) };
  };
}

async function refusal(
  limiter: RateLimiterAbstract,
  tenant: TenantId,
  { method, path }: Operation
): Promise<ErrorReply | null> {
  try {
    await limiter.consume(`${tenant} ${method} ${path}`);
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    return retryAfter(seconds, `Too many requests: at most ${limiter.points} a second here.`);
  }
}

function tooManyAtOnce(most: number): ErrorReply {
  return retryAfter(1, `Too many enrichments at a time: at most ${most} for one key.`);
}

function retryAfter(seconds: number, detail: string): ErrorReply {
  return { ...failure(429, detail), headers: { "Retry-After": String(seconds) } };
}

function outOfCredits(wanted: number, { maximum, perSecond }: CreditOptions): ErrorReply {
  const words =
    wanted > maximum
      ? `This needs ${wanted} credits, and a key can have at most ${maximum}: send fewer transactions at once.`
      : `There are fewer than the ${wanted} credits that this needs; ${perSecond} come back each second.`;
  return failure(423, words);
}

/** Counts what is under way, by tenant; tenants with nothing are forgotten. */
function createCounter() {
  const counts = new Map<TenantId, number>();
  const add = (tenant: TenantId, step: number) => {
    const count = (counts.get(tenant) ?? 0) + step;
    if (count === 0) counts.delete(tenant);
    else counts.set(tenant, count);
  };
  return {
    count: (tenant: TenantId) => counts.get(tenant) ?? 0,
    /** Answers what ends it. */
    enter(tenant: TenantId): () => void {
      add(tenant, 1);
      return () => add(tenant, -1);
    },
  };
}
