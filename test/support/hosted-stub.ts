/**
 * The hosted API's manners over the API built in: it takes the published inputs and no other, answers
 * none of our extra keys, spells periodicities with hyphens, and has none of our own operations.
 */
import type { Api } from "../../src/api";

export interface HostedStub {
  api: Api;
  /** Statuses to answer before anything else, by the start of `POST /v3/batches`; used up in order. */
  refuse: { request: string; status: number; headers?: Record<string, string> }[];
  /** Bodies of the batches taken, oldest first. */
  batches: Record<string, unknown>[][];
}

const INPUTS = [
  "id",
  "description",
  "date",
  "amount",
  "entry_type",
  "currency",
  "account_holder_id",
  "location",
];
const REQUIRED = ["id", "description", "date", "amount", "entry_type", "currency"];
const ADDITIONS = [
  "confidence",
  "evidence",
  "notes",
  "recurrence",
  "version",
  "cadence",
  "expected",
];
const OPERATIONS =
  /^(GET \/health|(GET|POST) \/v3\/(account_holders|batches|transactions)(\/[^/]+)?(\/(results|recurring_groups))?|PUT \/v2\/account-holder\/[^/]+|(GET|POST|DELETE) \/v3\/reports(\/[^/]+)?)$/;

/** A stub over an API; a row of it is what v3 publishes or the whole batch is refused. */
export function hostedStub(api: Api): HostedStub {
  const stub: HostedStub = {
    refuse: [],
    batches: [],
    api: async (request) => {
      const { pathname, search } = new URL(request.url);
      const asked = `${request.method} ${pathname}`;
      const index = stub.refuse.findIndex((one) => asked.startsWith(one.request));
      const [refused] = index < 0 ? [] : stub.refuse.splice(index, 1);
      if (refused !== undefined)
        return Response.json(
          { detail: `Refused with ${refused.status}.` },
          { status: refused.status, headers: refused.headers ?? {} }
        );
      if (!OPERATIONS.test(asked) || /incomplete|include/.test(search))
        return Response.json({ detail: "Not Found" }, { status: 404 });
      if (asked === "POST /v3/batches") {
        const body = (await request.clone().json()) as { data: Record<string, unknown>[] };
        const faults = body.data.flatMap(faultsOf);
        if (faults.length > 0) return Response.json({ detail: faults }, { status: 422 });
        stub.batches.push(body.data);
      }
      const response = await api(request);
      const text = await response.text();
      if (text === "") return new Response(null, { status: response.status });
      return Response.json(plain(JSON.parse(text)), { status: response.status });
    },
  };
  return stub;
}

function faultsOf(row: Record<string, unknown>, index: number) {
  const fault = (key: string, msg: string) => ({
    loc: ["body", "data", index, key],
    msg,
    type: "value_error",
  });
  return [
    ...REQUIRED.filter((key) => row[key] === undefined || row[key] === null).map((key) =>
      fault(key, "field required")
    ),
    ...Object.keys(row)
      .filter((key) => !INPUTS.includes(key))
      .map((key) => fault(key, "extra fields not permitted")),
  ];
}

/** An answer without what is ours, in the published spelling. */
function plain(json: unknown): unknown {
  if (Array.isArray(json)) return json.map((one) => plain(one));
  if (json === null || typeof json !== "object") return json;
  const isGroup = "periodicity_in_days" in json;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([key]) => !ADDITIONS.includes(key))
      .filter(
        ([key]) =>
          !isGroup || !["type", "next_date", "next_amount", "is_active", "currency"].includes(key)
      )
      .map(([key, value]) => [
        key,
        key === "periodicity" ? String(value).replaceAll("_", "-") : plain(value),
      ])
  );
}
