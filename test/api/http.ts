/** Speaks HTTP to an API function, as a caller without a client would. */
import type { Api } from "../../src/api";

export interface Answer {
  status: number;
  headers: Headers;
  json: unknown;
}

/** Sends a request with a JSON body, or with a body as it is where it is a string. */
export async function send(
  api: Api,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {}
): Promise<Answer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await api(
    new Request(`http://api.example${path}`, {
      method,
      headers: { "Content-Type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: text }),
    })
  );
  const answered = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: answered === "" ? undefined : JSON.parse(answered),
  };
}

/** A transaction v3 accepts. */
export function transaction(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "t1",
    description: "SQ *STARBUCKS SEATTLE",
    date: "2024-03-05",
    amount: 4.5,
    entry_type: "outgoing",
    currency: "USD",
    account_holder_id: "robin",
    ...change,
  };
}

/** A transaction v2 accepts. */
export function transactionV2(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    transaction_id: "t1",
    description: "SQ *STARBUCKS SEATTLE",
    date: "2024-03-05",
    amount: 4.5,
    entry_type: "outgoing",
    iso_currency_code: "USD",
    account_holder_type: "consumer",
    ...change,
  };
}

/** Waits for a batch to leave `processing`. */
export async function settled(api: Api, id: string): Promise<Answer> {
  for (;;) {
    const answer = await send(api, "GET", `/v3/batches/${id}`);
    if ((answer.json as { status: string }).status !== "processing") return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
