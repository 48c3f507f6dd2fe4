const { availableParallelism } = require("node:os");

/** Packages that ship only ES modules and must be turned into CommonJS for Jest. */
const esModules = [
  "@noble/hashes",
  "uuid",
  "comlink",
  "idb",
  "strip-bom",
  "node-fetch",
  "data-uri-to-buffer",
  "fetch-blob",
  "formdata-polyfill",
  "hucre",
  "hono",
  "@seriousme/openapi-schema-validator",
];

const shared = {
  transform: {
    "^.+\\.(ts|tsx|js|mjs|jsx)$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join("|")})/)`],
  moduleNameMapper: {
    "^tr46$": "<rootDir>/test/support/remembered-domains.cjs",
    "^whatwg-url$": "<rootDir>/test/support/remembered-addresses.cjs",
    "^fast-check$": "<rootDir>/test/support/seeded-fast-check.cjs",
  },
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "cjs", "json"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "/build/"],
};

/** @type {import("jest").Config} */
module.exports = {
  // One more than there are cores: tests of servers and browsers wait much of their time.
  maxWorkers: availableParallelism() + 1,
  // Long enough on a busy machine: how fast things are is benchmarked, not asserted.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: "node",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
    },
    {
      ...shared,
      displayName: "pane",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/test/**/*.test.tsx"],
      setupFilesAfterEnv: ["<rootDir>/test/support/pane-setup.ts"],
    },
    {
      ...shared,
      displayName: "browser",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/e2e/**/*.e2e.ts"],
    },
  ],
};
