/** Custom models (contract section 4.10): which one a request's labels come from. */
import { done, stopped, type Outcome } from "./outcome";
import type { ServicePorts, TenantId } from "./ports";

/** The model of that name, null where none is asked for; one that is not there stops it. */
export async function modelToUse(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  name: string | undefined
): Promise<Outcome<string | null>> {
  if (name === undefined) return done(null);
  const model = await ledger.documents.get(tenant, "model", name);
  return model === null ? stopped({ code: "model_not_found", name }) : done(name);
}
