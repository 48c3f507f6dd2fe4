/** How often in a second a key may ask for each operation, as documented (contract section 2.3). */

/** Operations by method and path; where several fit the first one counts. Others are not limited. */
const DOCUMENTED: readonly (readonly [method: string, path: RegExp, perSecond: number])[] = [
  ["POST", /^\/v3\/transactions$/, 20],
  ["*", /^\/v3\/transactions/, 10],
  ["GET", /^\/v3\/batches\/\{id\}\/results$/, 10],
  ["*", /^\/v3\/batches/, 20],
  ["*", /^\/v3\/bank_statements/, 10],
  ["POST", /^\/v3\/account_holders$/, 100],
  ["*", /^\/v3\/account_holders/, 10],
  ["*", /^\/v3\/webhooks/, 10],
  ["*", /^\/v2\/transactions\//, 20],
  ["GET", /^\/v2\/account-holder/, 30],
  ["DELETE", /^\/v2\/account-holder\/\{id\}$/, 1],
  ["POST", /^\/v2\/account-holder\/\{id\}\/query$/, 1],
  ["POST", /^\/v2\/account-holder\/\{id\}\/(income|recurring-payments)$/, 10],
  ["*", /^\/v2\/rules/, 10],
  ["*", /^\/v2\/report/, 1],
  ["*", /^\/v2\/labels\/hierarchy/, 1],
  ["*", /^\/v2\/entities/, 20],
  ["GET", /^\/v2\/models\/\{name\}$/, 2],
  ["*", /^\/v2\/models/, 1],
];

/** An operation's limit a second; null where it has none. `overrides` are by `POST /v3/transactions`. */
export function rateOf(
  operation: { method: string; path: string },
  overrides: ReadonlyMap<string, number>
): number | null {
  const method = operation.method.toUpperCase();
  const own = overrides.get(`${method} ${operation.path}`);
  if (own !== undefined) return own;
  const found = DOCUMENTED.find(
    ([of, path]) => (of === "*" || of === method) && path.test(operation.path)
  );
  return found?.[2] ?? null;
}
