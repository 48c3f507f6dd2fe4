/** What enrichment remembers, behind one port. */
export { openBrowserLedger, type BrowserLedgerOptions } from "./fallback";
export { openIndexedDbLedger, type IndexedDbLedgerOptions } from "./indexeddb/ledger";
export * from "./ledger";
export { createMemoryLedger } from "./memory";
