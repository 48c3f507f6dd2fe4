/**
 * Every operation of the API with a request for it, on things that a tenant made: for tests that walk
 * all of them. An operation that is not here fails them.
 */
import type { Api, OPERATIONS } from "../../src/api";
import { transaction, transactionV2 } from "./http";

export type Operation = (typeof OPERATIONS)[number];

/** A word that stands in everything a tenant writes, and in no id. */
export const SECRET = "SECRETWORD";

/** Ids of what a tenant made: those it chose, and those it was given. */
export interface Made {
  holder: string;
  otherHolder: string;
  transaction: string;
  categories: string;
  batch: string;
  batchV2: string;
  batchConsumer: string;
  batchBusiness: string;
  rule: string;
  report: string;
  correction: string;
  webhook: string;
  statement: string;
  model: string;
  /** What its file holds, as JSON. */
  modelFile: string;
}

/** What is sent: the path filled in, with its query; a form where `body` is one. */
export interface Sent {
  path: string;
  body?: unknown;
}

export interface Entry {
  /** The request on a tenant's things. */
  request: (made: Made) => Sent;
  /** What another tenant is answered who sends the same. */
  foreign: number;
}

const RULE = { if: { "==": [{ get: "website" }, "tesco.com"] }, then: [{ add_label: SECRET }] };
const CORRECTION = {
  pattern: { kind: "description", words: SECRET },
  expected: { label: SECRET },
};
const HOLDER = { type: "consumer", name: `Robin ${SECRET}` };
const ENTITY = "11111111-1111-3111-8111-111111111111";
const v1 = { transaction: { ...transactionV2({ account_holder_type: undefined }) } };
const row = (id: string, holder: string, change: Record<string, unknown> = {}) =>
  transaction({
    id,
    account_holder_id: holder,
    description: `NETFLIX.COM ${SECRET}`,
    ...change,
  });
const rowV2 = (id: string, holder: string) =>
  transactionV2({
    transaction_id: id,
    account_holder_id: holder,
    account_holder_type: undefined,
    description: `ACME PAYROLL ${SECRET}`,
    entry_type: "incoming",
  });

const TRAINING = [SECRET, "another label"].map((label, index) => ({
  ...transactionV2({ transaction_id: `training-${index}`, description: `NETFLIX ${label}` }),
  label,
}));

const labelled = (label: string, index: number) => ({
  ...transaction({ id: `training-${index}`, description: `NETFLIX ${label}` }),
  label,
});

/** A statement as a form: a table of one row. */
function statementForm(name: string, description: string): FormData {
  const table = `Date,Description,Amount,Balance\n2024-03-01,${description},-4.10,95.90`;
  const form = new FormData();
  form.append("file", new Blob([table]), name);
  return form;
}

/** By method and path, as they stand in `OPERATIONS`. */
export const EVERY_OPERATION: Readonly<Record<string, Entry>> = {
  "POST /v3/transactions": {
    request: ({ transaction, holder }) => ({
      path: "/v3/transactions",
      body: row(transaction, holder),
    }),
    foreign: 404,
  },
  "GET /v3/transactions": {
    request: ({ holder }) => ({ path: `/v3/transactions?account_holder_id=${holder}` }),
    foreign: 200,
  },
  "GET /v3/transactions/{id}": {
    request: ({ transaction }) => ({ path: `/v3/transactions/${transaction}?include=recurrence` }),
    foreign: 404,
  },
  "DELETE /v3/transactions/{id}": {
    request: ({ transaction }) => ({ path: `/v3/transactions/${transaction}` }),
    foreign: 404,
  },
  "POST /v3/transactions/{id}/assign": {
    request: ({ transaction, otherHolder }) => ({
      path: `/v3/transactions/${transaction}/assign`,
      body: { account_holder_id: otherHolder },
    }),
    foreign: 404,
  },
  "POST /v3/batches": {
    request: ({ transaction, holder }) => ({
      path: "/v3/batches",
      body: { operation: "POST /v3/transactions", data: [row(transaction, holder)] },
    }),
    foreign: 200,
  },
  "GET /v3/batches": { request: () => ({ path: "/v3/batches" }), foreign: 200 },
  "GET /v3/batches/{id}": {
    request: ({ batch }) => ({ path: `/v3/batches/${batch}` }),
    foreign: 404,
  },
  "GET /v3/batches/{id}/results": {
    request: ({ batch }) => ({ path: `/v3/batches/${batch}/results?include=recurrence` }),
    foreign: 404,
  },
  "POST /v3/batches/{id}/cancel": {
    request: ({ batch }) => ({ path: `/v3/batches/${batch}/cancel` }),
    foreign: 404,
  },
  "POST /v3/account_holders": {
    request: ({ holder }) => ({
      path: "/v3/account_holders",
      body: { ...HOLDER, id: `${holder} again` },
    }),
    foreign: 200,
  },
  "GET /v3/account_holders": { request: () => ({ path: "/v3/account_holders" }), foreign: 200 },
  "GET /v3/account_holders/{id}": {
    request: ({ holder }) => ({ path: `/v3/account_holders/${holder}` }),
    foreign: 404,
  },
  "DELETE /v3/account_holders/{id}": {
    request: ({ holder }) => ({ path: `/v3/account_holders/${holder}` }),
    foreign: 404,
  },
  "POST /v3/account_holders/{id}/report": {
    request: ({ holder }) => ({
      path: `/v3/account_holders/${holder}/report`,
      body: { from: "2024-01-01", to: "2024-12-31", compare_with: "year_before" },
    }),
    foreign: 404,
  },
  "POST /v3/account_holders/{id}/recurring_groups": {
    request: ({ holder }) => ({ path: `/v3/account_holders/${holder}/recurring_groups` }),
    foreign: 404,
  },
  "PATCH /v3/account_holders/{id}": {
    request: ({ holder }) => ({ path: `/v3/account_holders/${holder}`, body: { name: "Kim" } }),
    foreign: 404,
  },
  "GET /v3/account_holders/{id}/contents": {
    request: ({ holder }) => ({ path: `/v3/account_holders/${holder}/contents` }),
    foreign: 404,
  },
  "GET /v3/stored": { request: () => ({ path: "/v3/stored" }), foreign: 200 },
  "GET /v3/stored/export": { request: () => ({ path: "/v3/stored/export" }), foreign: 200 },
  "DELETE /v3/stored": { request: () => ({ path: "/v3/stored" }), foreign: 204 },
  "GET /v3/categories": { request: () => ({ path: "/v3/categories" }), foreign: 200 },
  "POST /v3/category_preview": {
    request: ({ transaction }) => ({
      path: "/v3/category_preview",
      body: {
        account_holder_type: "consumer",
        categories: { incoming: ["pay"], outgoing: ["food"] },
        transaction_ids: [transaction],
      },
    }),
    foreign: 200,
  },
  "GET /v3/categories/{id}": {
    request: ({ categories }) => ({ path: `/v3/categories/${categories}` }),
    foreign: 404,
  },
  "POST /v3/categories/{id}": {
    request: ({ categories }) => ({
      path: `/v3/categories/${categories}`,
      body: { incoming: ["pay"], outgoing: ["food"] },
    }),
    foreign: 200,
  },
  "POST /v3/categories/{id}/reset": {
    request: ({ categories }) => ({ path: `/v3/categories/${categories}/reset` }),
    foreign: 404,
  },
  "POST /v3/rules": { request: () => ({ path: "/v3/rules", body: RULE }), foreign: 200 },
  "GET /v3/rules": { request: () => ({ path: "/v3/rules" }), foreign: 200 },
  "POST /v3/rules/replace": {
    request: () => ({ path: "/v3/rules/replace", body: [RULE, RULE] }),
    foreign: 200,
  },
  "POST /v3/rules/dry_run": {
    request: ({ holder }) => ({
      path: "/v3/rules/dry_run",
      body: { rule: RULE, account_holder_id: holder },
    }),
    foreign: 404,
  },
  "GET /v3/rules/list": {
    request: ({ holder }) => ({ path: `/v3/rules/list?account_holder_id=${holder}` }),
    foreign: 404,
  },
  "POST /v3/rules/list": {
    request: ({ rule }) => ({
      path: "/v3/rules/list",
      body: { changes: [{ do: "change", id: rule, is_on: false }] },
    }),
    foreign: 400,
  },
  "POST /v3/evaluate/history": {
    request: ({ holder }) => ({
      path: "/v3/evaluate/history",
      body: [row("evaluated", holder)],
    }),
    foreign: 404,
  },
  "GET /v3/evaluate/labels": { request: () => ({ path: "/v3/evaluate/labels" }), foreign: 200 },
  "GET /v3/evaluate/version": { request: () => ({ path: "/v3/evaluate/version" }), foreign: 200 },
  "PATCH /v3/rules/{id}": {
    request: ({ rule }) => ({ path: `/v3/rules/${rule}`, body: RULE }),
    foreign: 400,
  },
  "DELETE /v3/rules/{id}": {
    request: ({ rule }) => ({ path: `/v3/rules/${rule}` }),
    foreign: 400,
  },
  "POST /v3/reports": {
    request: ({ transaction }) => ({
      path: "/v3/reports",
      body: { transaction_id: transaction, description: "wrong", fields: ["merchant"] },
    }),
    foreign: 404,
  },
  "POST /v3/reports/learn": {
    request: ({ transaction }) => ({
      path: "/v3/reports/learn",
      body: {
        report: { transaction_id: transaction, description: "wrong", fields: ["merchant"] },
        correction: CORRECTION,
      },
    }),
    foreign: 404,
  },
  "GET /v3/reports": { request: () => ({ path: "/v3/reports" }), foreign: 200 },
  "GET /v3/reports/{id}": {
    request: ({ report }) => ({ path: `/v3/reports/${report}` }),
    foreign: 404,
  },
  "PATCH /v3/reports/{id}": {
    request: ({ report }) => ({ path: `/v3/reports/${report}`, body: { status: "resolved" } }),
    foreign: 404,
  },
  "DELETE /v3/reports/{id}": {
    request: ({ report }) => ({ path: `/v3/reports/${report}` }),
    foreign: 404,
  },
  "POST /v3/explain": {
    request: ({ transaction, holder }) => ({
      path: "/v3/explain",
      body: { transactions: [row(transaction, holder)] },
    }),
    foreign: 404,
  },
  "POST /v3/corrections/preview": {
    request: ({ transaction, holder }) => ({
      path: "/v3/corrections/preview",
      body: { transactions: [row(transaction, holder)], corrections: [CORRECTION] },
    }),
    foreign: 404,
  },
  "POST /v3/corrections": {
    request: ({ report }) => ({
      path: "/v3/corrections",
      body: { ...CORRECTION, report_id: report },
    }),
    foreign: 404,
  },
  "POST /v3/corrections/learn": {
    request: ({ report }) => ({
      path: "/v3/corrections/learn",
      body: { corrections: [{ ...CORRECTION, report_id: report }] },
    }),
    foreign: 404,
  },
  "POST /v3/corrections/forget": {
    request: ({ correction }) => ({
      path: "/v3/corrections/forget",
      body: { ids: [correction] },
    }),
    foreign: 200,
  },
  "GET /v3/corrections": { request: () => ({ path: "/v3/corrections" }), foreign: 200 },
  "GET /v3/corrections/{id}": {
    request: ({ correction }) => ({ path: `/v3/corrections/${correction}` }),
    foreign: 404,
  },
  "PATCH /v3/corrections/{id}": {
    request: ({ correction }) => ({
      path: `/v3/corrections/${correction}`,
      body: { is_on: false },
    }),
    foreign: 404,
  },
  "DELETE /v3/corrections/{id}": {
    request: ({ correction }) => ({ path: `/v3/corrections/${correction}` }),
    foreign: 404,
  },
  "POST /v3/webhooks": {
    request: () => ({
      path: "/v3/webhooks",
      body: { url: "https://hooks.example/", events: ["batches.completed"], token: null },
    }),
    foreign: 200,
  },
  "GET /v3/webhooks": { request: () => ({ path: "/v3/webhooks" }), foreign: 200 },
  "GET /v3/webhooks/{id}": {
    request: ({ webhook }) => ({ path: `/v3/webhooks/${webhook}` }),
    foreign: 404,
  },
  "PATCH /v3/webhooks/{id}": {
    request: ({ webhook }) => ({ path: `/v3/webhooks/${webhook}`, body: { enabled: false } }),
    foreign: 404,
  },
  "DELETE /v3/webhooks/{id}": {
    request: ({ webhook }) => ({ path: `/v3/webhooks/${webhook}` }),
    foreign: 404,
  },
  "POST /v3/entities/resolve": {
    request: () => ({ path: "/v3/entities/resolve", body: { name: "Netflix" } }),
    foreign: 200,
  },
  "GET /v3/entities/{id}": { request: () => ({ path: `/v3/entities/${ENTITY}` }), foreign: 200 },
  "POST /v3/bank_statements": {
    request: () => ({
      path: "/v3/bank_statements",
      body: statementForm("march.csv", "ACME PAYROLL"),
    }),
    foreign: 200,
  },
  "GET /v3/bank_statements": {
    request: () => ({ path: "/v3/bank_statements" }),
    foreign: 200,
  },
  "GET /v3/bank_statements/{id}": {
    request: ({ statement }) => ({ path: `/v3/bank_statements/${statement}` }),
    foreign: 404,
  },
  "DELETE /v3/bank_statements/{id}": {
    request: ({ statement }) => ({ path: `/v3/bank_statements/${statement}` }),
    foreign: 404,
  },
  "GET /v3/bank_statements/{id}/results": {
    request: ({ statement }) => ({ path: `/v3/bank_statements/${statement}/results` }),
    foreign: 404,
  },
  "POST /v3/bank_statements/{id}/verify": {
    request: ({ statement }) => ({ path: `/v3/bank_statements/${statement}/verify` }),
    foreign: 404,
  },
  "POST /datasources/bank_statements": {
    request: ({ holder }) => ({
      path: `/datasources/bank_statements?account_holder_id=${holder}`,
      body: statementForm("march.csv", "ACME PAYROLL"),
    }),
    foreign: 200,
  },
  "GET /datasources/bank_statements": {
    request: ({ holder }) => ({ path: `/datasources/bank_statements?account_holder_id=${holder}` }),
    foreign: 200,
  },
  "GET /datasources/bank_statements/{id}": {
    request: ({ statement }) => ({ path: `/datasources/bank_statements/${statement}` }),
    foreign: 404,
  },
  "PATCH /datasources/bank_statements/{id}": {
    request: ({ statement }) => ({
      path: `/datasources/bank_statements/${statement}`,
      body: { name: "april.csv" },
    }),
    foreign: 404,
  },
  "DELETE /datasources/bank_statements/{id}": {
    request: ({ statement }) => ({ path: `/datasources/bank_statements/${statement}` }),
    foreign: 404,
  },
  "GET /datasources/bank_statements/{id}/transactions": {
    request: ({ statement }) => ({
      path: `/datasources/bank_statements/${statement}/transactions`,
    }),
    foreign: 404,
  },
  "GET /datasources/bank_statements/{id}/statement-info": {
    request: ({ statement }) => ({
      path: `/datasources/bank_statements/${statement}/statement-info`,
    }),
    foreign: 404,
  },
  "GET /datasources/bank_statements/{id}/results": {
    request: ({ statement }) => ({ path: `/datasources/bank_statements/${statement}/results` }),
    foreign: 404,
  },
  "POST /v2/transactions/sync": {
    request: ({ transaction, holder }) => ({
      path: "/v2/transactions/sync",
      body: [rowV2(transaction, holder)],
    }),
    foreign: 404,
  },
  "POST /v2/transactions/async": {
    request: ({ transaction, holder }) => ({
      path: "/v2/transactions/async",
      body: [rowV2(transaction, holder)],
    }),
    foreign: 404,
  },
  "GET /v2/transactions/async/{id}": {
    request: ({ batchV2 }) => ({ path: `/v2/transactions/async/${batchV2}` }),
    foreign: 404,
  },
  "POST /v2/account-holder": {
    request: ({ holder }) => ({
      path: "/v2/account-holder",
      body: { ...HOLDER, id: `${holder} again` },
    }),
    foreign: 200,
  },
  "GET /v2/account-holder": {
    request: ({ holder }) => ({
      path: `/v2/account-holder?query=${holder.slice(0, 4)}&with_confidence=true`,
    }),
    foreign: 200,
  },
  "GET /v2/account-holder/{id}": {
    request: ({ holder }) => ({ path: `/v2/account-holder/${holder}` }),
    foreign: 404,
  },
  "PUT /v2/account-holder/{id}": {
    request: ({ holder }) => ({ path: `/v2/account-holder/${holder}`, body: HOLDER }),
    foreign: 404,
  },
  "PATCH /v2/account-holder/{id}": {
    request: ({ holder }) => ({ path: `/v2/account-holder/${holder}`, body: { name: "Kim" } }),
    foreign: 404,
  },
  "DELETE /v2/account-holder/{id}": {
    request: ({ holder }) => ({ path: `/v2/account-holder/${holder}` }),
    foreign: 404,
  },
  "GET /v2/account-holder/{id}/transactions": {
    request: ({ holder }) => ({ path: `/v2/account-holder/${holder}/transactions` }),
    foreign: 404,
  },
  "POST /v2/account-holder/{id}/transactions": {
    request: ({ holder, transaction }) => ({
      path: `/v2/account-holder/${holder}/transactions`,
      body: [transaction],
    }),
    foreign: 404,
  },
  "PUT /v2/account-holder/{id}/transactions": {
    request: ({ holder, transaction }) => ({
      path: `/v2/account-holder/${holder}/transactions`,
      body: { transaction_ids: [transaction], corrections: { merchant: "Corrected" } },
    }),
    foreign: 404,
  },
  "PUT /v2/account-holder/{id}/transactions/{transaction_id}": {
    request: ({ holder, transaction }) => ({
      path: `/v2/account-holder/${holder}/transactions/${transaction}`,
      body: { merchant: "Corrected" },
    }),
    foreign: 404,
  },
  "POST /v2/account-holder/{id}/query": {
    request: ({ holder }) => ({
      path: `/v2/account-holder/${holder}/query`,
      body: {
        metrics: ["overall_stats", "stats_by_label", "stats_by_merchant"],
        start: "2024-01-01",
        end: "2024-12-31",
      },
    }),
    foreign: 404,
  },
  "POST /v2/account-holder/{id}/income": {
    request: ({ holder }) => ({ path: `/v2/account-holder/${holder}/income` }),
    foreign: 404,
  },
  "POST /v2/account-holder/{id}/recurring-payments": {
    request: ({ holder }) => ({ path: `/v2/account-holder/${holder}/recurring-payments` }),
    foreign: 404,
  },
  "POST /v2/report": {
    request: ({ transaction }) => ({
      path: "/v2/report",
      body: { transaction_id: transaction, merchant: "Expected" },
    }),
    foreign: 404,
  },
  "GET /v2/report": {
    request: ({ transaction }) => ({ path: `/v2/report?transaction_id=${transaction}` }),
    foreign: 200,
  },
  "GET /v2/report/{id}": {
    request: ({ report }) => ({ path: `/v2/report/${report}` }),
    foreign: 404,
  },
  "POST /v2/labels/hierarchy/custom/{account_holder_type}": {
    request: () => ({
      path: "/v2/labels/hierarchy/custom/freelance",
      body: { incoming: ["pay"], outgoing: ["food"] },
    }),
    foreign: 200,
  },
  "GET /v2/labels/hierarchy/custom/{account_holder_type}": {
    request: () => ({ path: "/v2/labels/hierarchy/custom/freelance" }),
    foreign: 200,
  },
  "DELETE /v2/labels/hierarchy/custom/{account_holder_type}": {
    request: () => ({ path: "/v2/labels/hierarchy/custom/freelance" }),
    foreign: 200,
  },
  "GET /v2/labels/hierarchy/{account_holder_type}": {
    request: () => ({ path: "/v2/labels/hierarchy/consumer" }),
    foreign: 200,
  },
  "GET /v2/mcc": { request: () => ({ path: "/v2/mcc" }), foreign: 200 },
  "GET /v2/chart-of-accounts": { request: () => ({ path: "/v2/chart-of-accounts" }), foreign: 200 },
  "GET /v2/rules/": { request: () => ({ path: "/v2/rules/" }), foreign: 200 },
  "POST /v2/rules/": { request: () => ({ path: "/v2/rules/", body: [RULE] }), foreign: 200 },
  "POST /v2/rules/append": {
    request: () => ({ path: "/v2/rules/append", body: RULE }),
    foreign: 200,
  },
  "PATCH /v2/rules/{index}": {
    request: () => ({ path: "/v2/rules/0", body: RULE }),
    foreign: 400,
  },
  "DELETE /v2/rules/{index}": { request: () => ({ path: "/v2/rules/0" }), foreign: 400 },
  "GET /v2/rules/account-holder/{account_holder_id}": {
    request: ({ holder }) => ({ path: `/v2/rules/account-holder/${holder}` }),
    foreign: 404,
  },
  "POST /v2/rules/account-holder/{account_holder_id}": {
    request: ({ holder }) => ({ path: `/v2/rules/account-holder/${holder}`, body: [RULE] }),
    foreign: 404,
  },
  "POST /v2/rules/account-holder/{account_holder_id}/append": {
    request: ({ holder }) => ({ path: `/v2/rules/account-holder/${holder}/append`, body: RULE }),
    foreign: 404,
  },
  "PATCH /v2/rules/account-holder/{account_holder_id}/{index}": {
    request: ({ holder }) => ({ path: `/v2/rules/account-holder/${holder}/0`, body: RULE }),
    foreign: 404,
  },
  "DELETE /v2/rules/account-holder/{account_holder_id}/{index}": {
    request: ({ holder }) => ({ path: `/v2/rules/account-holder/${holder}/0` }),
    foreign: 404,
  },
  "GET /v2/models": { request: () => ({ path: "/v2/models" }), foreign: 200 },
  "POST /v2/models/{name}": {
    request: ({ model }) => ({ path: `/v2/models/${model}`, body: { transactions: TRAINING } }),
    foreign: 200,
  },
  "GET /v2/models/{name}": {
    request: ({ model }) => ({ path: `/v2/models/${model}` }),
    foreign: 404,
  },
  "DELETE /v2/models/{name}": {
    request: ({ model }) => ({ path: `/v2/models/${model}` }),
    foreign: 404,
  },
  "GET /v3/models": { request: () => ({ path: "/v3/models" }), foreign: 200 },
  "POST /v3/models/{name}/candidate": {
    request: ({ model }) => ({
      path: `/v3/models/${model}/candidate`,
      body: { transactions: [SECRET, "another label"].map(labelled) },
    }),
    foreign: 200,
  },
  "GET /v3/models/{name}/candidate": {
    request: ({ model }) => ({ path: `/v3/models/${model}/candidate` }),
    foreign: 404,
  },
  "POST /v3/models/{name}/candidate/keep": {
    request: ({ model }) => ({ path: `/v3/models/${model}/candidate/keep` }),
    foreign: 404,
  },
  "DELETE /v3/models/{name}/candidate": {
    request: ({ model }) => ({ path: `/v3/models/${model}/candidate` }),
    foreign: 404,
  },
  "GET /v3/models/{name}/file": {
    request: ({ model }) => ({ path: `/v3/models/${model}/file` }),
    foreign: 404,
  },
  "POST /v3/models/{name}/file": {
    request: ({ model, modelFile }) => ({
      path: `/v3/models/${model}-2/file`,
      body: JSON.parse(modelFile) as unknown,
    }),
    foreign: 200,
  },
  "GET /v2/entities": { request: () => ({ path: "/v2/entities?name=Netflix" }), foreign: 200 },
  "GET /v2/entities/{id}": { request: () => ({ path: `/v2/entities/${ENTITY}` }), foreign: 200 },
  "POST /classifier/consumer": {
    request: () => ({ path: "/classifier/consumer", body: v1 }),
    foreign: 200,
  },
  "POST /classifier/consumer/batch": {
    request: () => ({ path: "/classifier/consumer/batch", body: [v1] }),
    foreign: 202,
  },
  "GET /classifier/consumer/batch/{id}": {
    request: ({ batchConsumer }) => ({ path: `/classifier/consumer/batch/${batchConsumer}` }),
    foreign: 404,
  },
  "POST /classifier/business": {
    request: () => ({ path: "/classifier/business", body: v1 }),
    foreign: 200,
  },
  "POST /classifier/business/batch": {
    request: () => ({ path: "/classifier/business/batch", body: [v1] }),
    foreign: 202,
  },
  "GET /classifier/business/batch/{id}": {
    request: ({ batchBusiness }) => ({ path: `/classifier/business/batch/${batchBusiness}` }),
    foreign: 404,
  },
  "GET /types": { request: () => ({ path: "/types" }), foreign: 200 },
  "GET /performance": { request: () => ({ path: "/performance" }), foreign: 200 },
  "POST /classifier/report": {
    request: ({ transaction }) => ({
      path: "/classifier/report",
      body: { transaction_id: transaction },
    }),
    foreign: 201,
  },
  "GET /health": { request: () => ({ path: "/health" }), foreign: 200 },
};

/** `GET /v3/batches/{id}`. */
export const nameOf = ({ method, path }: Pick<Operation, "method" | "path">): string =>
  `${method.toUpperCase()} ${path}`;

/** Sends a request as a tenant. */
export async function ask(
  api: Api,
  tenant: string,
  method: string,
  { path, body }: Sent
): Promise<{ status: number; text: string; json: unknown }> {
  const isForm = body instanceof FormData;
  const headers = {
    "X-API-KEY": tenant,
    ...(isForm || body === undefined ? {} : { "Content-Type": "application/json" }),
  };
  const response = await api(
    new Request(`http://api.example${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
  );
  const text = await response.text();
  return { status: response.status, text, json: text === "" ? undefined : JSON.parse(text) };
}

/** Makes one of everything for a tenant, over HTTP; its batches have ended. */
export async function makeOneOfEverything(api: Api, tenant: string): Promise<Made> {
  const post = async (path: string, body: unknown): Promise<{ id: string }> => {
    const { status, json } = await ask(api, tenant, "POST", { path, body });
    expect([path, status < 300 ? "made" : json]).toEqual([path, "made"]);
    return json as { id: string };
  };
  const ended = async (path: string): Promise<void> => {
    for (;;) {
      const { json } = await ask(api, tenant, "GET", { path });
      const { status } = json as { status: string };
      if (!["queued", "processing", "started", "training"].includes(status)) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const [holder, otherHolder] = [`holder-of-${tenant}`, `other-holder-of-${tenant}`];
  const model = `model-of-${tenant}`;
  await post(`/v2/models/${model}`, { transactions: TRAINING });
  await ended(`/v2/models/${model}`);
  await post(`/v3/models/${model}/candidate`, {
    transactions: [SECRET, "another label"].map(labelled),
  });
  await ended(`/v3/models/${model}/candidate`);
  const { json: modelFile } = await ask(api, tenant, "GET", { path: `/v3/models/${model}/file` });
  const [id, categories] = [`transaction-of-${tenant}`, `categories-of-${tenant}`];
  await post(`/v3/categories/${categories}`, { incoming: ["pay"], outgoing: ["fun"] });
  await post("/v2/labels/hierarchy/custom/freelance", { incoming: ["pay"], outgoing: [SECRET] });
  await post("/v3/account_holders", { ...HOLDER, id: holder, category_id: categories });
  await post("/v3/account_holders", { ...HOLDER, id: otherHolder });
  await post("/v3/transactions", row(id, holder));
  await post("/v3/transactions", row(`${id}-2`, holder, { date: "2024-04-05" }));
  await post("/v2/transactions/sync", [rowV2(`${id}-3`, holder)]);
  const rule = await post("/v3/rules", RULE);
  await post(`/v2/rules/account-holder/${holder}`, [RULE]);
  const about = { transaction_id: id, description: SECRET, fields: ["merchant"] };
  const report = await post("/v3/reports", about);
  const correction = await post("/v3/corrections", CORRECTION);
  const webhook = await post("/v3/webhooks", {
    url: `https://hooks.example/${SECRET}`,
    events: ["reports.resolved"],
    token: SECRET,
  });
  const batch = await post("/v3/batches", {
    operation: "POST /v3/transactions",
    data: [row(`${id}-4`, holder)],
  });
  const batchV2 = await post("/v2/transactions/async", [rowV2(`${id}-5`, holder)]);
  const batchConsumer = await post("/classifier/consumer/batch", [v1]);
  const batchBusiness = await post("/classifier/business/batch", [v1]);
  const upload = `/datasources/bank_statements?account_holder_id=${holder}`;
  const statement = await post(upload, statementForm(`${SECRET}.csv`, `TESCO ${SECRET}`));
  await ended(`/datasources/bank_statements/${statement.id}`);
  const { json } = await ask(api, tenant, "GET", {
    path: `/datasources/bank_statements/${statement.id}`,
  });
  await ended(`/v2/transactions/async/${(json as { batch_id: string }).batch_id}`);
  await ended(`/v3/batches/${batch.id}`);
  await ended(`/v2/transactions/async/${batchV2.id}`);
  await ended(`/classifier/consumer/batch/${batchConsumer.id}`);
  await ended(`/classifier/business/batch/${batchBusiness.id}`);
  return {
    holder,
    otherHolder,
    transaction: id,
    categories,
    batch: batch.id,
    batchV2: batchV2.id,
    batchConsumer: batchConsumer.id,
    batchBusiness: batchBusiness.id,
    rule: rule.id,
    report: report.id,
    correction: correction.id,
    webhook: webhook.id,
    statement: statement.id,
    model,
    modelFile: JSON.stringify(modelFile),
  };
}
