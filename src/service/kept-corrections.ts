/** Learned corrections as they are kept: in the list of everyone's rules, which each enrichment reads. */
import type { LearnedCorrection, Ruleset } from "../model";
import type { ServicePorts, TenantId } from "./ports";

type Ports = Pick<ServicePorts, "ledger">;

/** All learned corrections, oldest first. */
export async function keptCorrections(
  { ledger }: Ports,
  tenant: TenantId
): Promise<readonly LearnedCorrection[]> {
  return (await ledger.rules.get(tenant, null)).learned ?? [];
}

/** Puts what `change` makes of them in their place, with no other change between; null changes nothing. */
export async function changeCorrections(
  { ledger }: Ports,
  tenant: TenantId,
  change: (learned: readonly LearnedCorrection[]) => readonly LearnedCorrection[] | null
): Promise<void> {
  await ledger.rules.change(tenant, null, (before): Ruleset | null => {
    const learned = change(before.learned ?? []);
    return learned === null ? null : { ...before, learned };
  });
}

/** Forgets those that `isGone` picks, if there are any. */
export async function forgetCorrections(
  ports: Ports,
  tenant: TenantId,
  isGone: (correction: LearnedCorrection) => boolean
): Promise<void> {
  if (!(await keptCorrections(ports, tenant)).some(isGone)) return;
  await changeCorrections(ports, tenant, (learned) => learned.filter((one) => !isGone(one)));
}
