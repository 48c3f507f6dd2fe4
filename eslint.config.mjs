import importPlugin from "eslint-plugin-import";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/**
 * The rooms of the house (docs/architecture.md) and what each may import. "*" entries are
 * composition roots: they may import everything but what `except` names.
 */
const rooms = {
  model: [],
  knowledge: ["model"],
  engine: ["model", "knowledge"],
  columns: ["model"],
  statements: ["model", "columns"],
  ledger: ["model"],
  service: ["model", "engine", "statements", "ledger"],
  api: ["model", "service"],
  client: ["model"],
  excel: ["model", "columns"],
  strings: ["model", "columns", "client", "run"],
  functions: ["client", "columns", "model", "strings"],
  run: ["client", "excel", "columns", "model"],
  taskpane: ["run", "client", "excel", "columns", "model", "strings", "functions", "commands"],
  commands: ["run", "client", "excel", "columns", "model", "strings"],
  workbench: [],
};
const compositionRoots = {
  worker: [
    "excel",
    "strings",
    "taskpane",
    "functions",
    "commands",
    "run",
    "workbench",
    "server",
    "cli",
  ],
  server: [
    "excel",
    "strings",
    "taskpane",
    "functions",
    "commands",
    "run",
    "workbench",
    "worker",
    "cli",
  ],
  cli: ["excel", "strings", "taskpane", "functions", "commands", "run", "workbench", "worker"],
};
const allRooms = [...Object.keys(rooms), ...Object.keys(compositionRoots)];

const zone = (room, forbidden) =>
  forbidden
    .filter((other) => other !== room)
    .map((other) => ({
      target: `./src/${room}`,
      from: `./src/${other}`,
      message: `${room} may not import ${other}: see docs/architecture.md.`,
    }));

const zones = [
  ...Object.entries(rooms).flatMap(([room, allowed]) =>
    zone(
      room,
      allRooms.filter((other) => !allowed.includes(other))
    )
  ),
  ...Object.entries(compositionRoots).flatMap(([room, forbidden]) => zone(room, forbidden)),
];

const noRawMarkup = [
  {
    selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]",
    message: "Untrusted text never becomes markup.",
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "Untrusted text never becomes markup.",
  },
];
const pureEngine = [
  { selector: "CallExpression[callee.name='fetch']", message: "The engine makes no network call." },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The engine has no clock.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The engine has no clock.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "The engine is deterministic.",
  },
];
const noRawCellWrite = [
  {
    selector:
      "AssignmentExpression[left.type='MemberExpression'][left.property.name=/^(values|formulas|formulasLocal|formulasR1C1|numberFormat|valuesAsJson)$/]",
    message: "Only src/excel writes cells.",
  },
];

export default tseslint.config(
  { ignores: ["dist/", "build/", "coverage/", "node_modules/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { import: importPlugin, "office-addins": officeAddins, "react-hooks": reactHooks },
    settings: { "import/resolver": { typescript: { project: "./tsconfig.json" } } },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
      "office-addins/no-navigational-load": "error",
      "import/no-restricted-paths": ["error", { zones, basePath: import.meta.dirname }],
      "import/no-default-export": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "no-restricted-syntax": ["error", ...noRawMarkup],
      eqeqeq: ["error", "always"],
    },
  },
  { files: ["src/**/*.tsx", "src/**/use-*.ts"], rules: reactHooks.configs.recommended.rules },
  {
    files: ["src/engine/**", "src/model/**", "src/columns/**"],
    rules: { "no-restricted-syntax": ["error", ...noRawMarkup, ...pureEngine] },
  },
  {
    files: ["src/run/**", "src/taskpane/**", "src/commands/**", "src/functions/**"],
    rules: { "no-restricted-syntax": ["error", ...noRawMarkup, ...noRawCellWrite] },
  },
  {
    files: [
      "src/model/**",
      "src/engine/**",
      "src/knowledge/*.ts",
      "src/columns/**",
      "src/statements/**",
      "src/ledger/**",
      "src/service/**",
      "src/api/**",
      "src/client/**",
      "src/functions/**",
      "src/worker/**",
      "src/server/**",
      "src/cli/**",
    ],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "Excel", message: "Only src/excel touches Excel." },
      ],
    },
  },
  {
    files: ["src/excel/**"],
    rules: {
      "office-addins/load-object-before-read": "error",
      "office-addins/call-sync-before-read": "error",
    },
  },
  { files: ["test/**"], rules: { "@typescript-eslint/no-floating-promises": "off" } },
  { files: ["**/*.{js,mjs,cjs}"], rules: { "@typescript-eslint/no-require-imports": "off" } }
);
