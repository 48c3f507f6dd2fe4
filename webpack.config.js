const { readdirSync } = require("node:fs");
const path = require("node:path");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const { Compilation, sources } = require("webpack");

/** Where the manifest in the repository points; `npm run build` puts ADDIN_BASE_URL in its place. */
const DEVELOPMENT_BASE_URL = "https://localhost:3000";
const baseUrl = (process.env.ADDIN_BASE_URL || DEVELOPMENT_BASE_URL).replace(/\/+$/, "");
if (!/^https:\/\/[^/?#\s]+(\/[^?#\s]*)?$/.test(baseUrl)) {
  throw new Error(`ADDIN_BASE_URL must be an https address without query, not "${baseUrl}".`);
}

const inRoot = (...parts) => path.resolve(__dirname, ...parts);

const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  // `npm run lint` checks the types; here they are only taken off.
  use: {
    loader: "ts-loader",
    options: { transpileOnly: true, compilerOptions: { noEmit: false } },
  },
};

const common = (name, mode) => ({
  name,
  mode,
  context: __dirname,
  resolve: { extensions: [".ts", ".tsx", ".js", ".mjs"] },
  cache: {
    type: "filesystem",
    name: `${name}-${mode}`,
    buildDependencies: { config: [__filename] },
    version: baseUrl,
  },
  performance: { hints: false },
  stats: "errors-warnings",
});

/** Files of formulas, by their name. */
const formulaFiles = readdirSync(inRoot("src/functions"))
  .filter((name) => name.endsWith("-functions.ts"))
  .map((name) => inRoot("src/functions", name));

/** Tells Excel to hand errors over, or one in a column would stop the whole column's answer. */
class ErrorsAsArguments {
  constructor(file) {
    this.file = file;
  }
  apply(compiler) {
    // Not in the compilations within this one, which emit the same file.
    compiler.hooks.thisCompilation.tap("ErrorsAsArguments", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE;
      compilation.hooks.processAssets.tap({ name: "ErrorsAsArguments", stage }, () => {
        compilation.updateAsset(this.file, (source) => {
          const metadata = JSON.parse(source.source().toString());
          const allowed = { allowErrorForDataTypeAny: true, ...metadata };
          return new sources.RawSource(JSON.stringify(allowed, null, 2));
        });
      });
    });
  }
}

/** What is shipped: the pane with commands and custom functions (one shared runtime), and its worker. */
const addin = (mode) => ({
  ...common("addin", mode),
  target: ["web", "es2022"],
  devtool: "source-map",
  entry: { taskpane: "./src/taskpane/index.tsx" },
  output: {
    path: inRoot("dist"),
    // The manifest names the pane's script, so its name stays; the HTML adds the content's hash to it.
    filename: ({ chunk }) =>
      chunk?.name === "taskpane" ? "taskpane.js" : "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    assetModuleFilename: "[name].[contenthash:8][ext]",
    publicPath: "auto",
    clean: true,
  },
  module: { rules: [typescript, { test: /\.bin$/, type: "asset/resource" }] },
  plugins: [
    new HtmlWebpackPlugin({
      filename: "taskpane.html",
      template: "./src/taskpane/taskpane.html",
      chunks: ["taskpane"],
      scriptLoading: "defer",
      hash: true,
    }),
    new CustomFunctionsMetadataPlugin({ input: formulaFiles, output: "functions.json" }),
    new ErrorsAsArguments("functions.json"),
    new CopyWebpackPlugin({
      patterns: [
        { from: "assets/icons/*.png", to: "assets/[name][ext]" },
        {
          from: "manifest.xml",
          to: "manifest.xml",
          transform: (content) => content.toString().replaceAll(DEVELOPMENT_BASE_URL, baseUrl),
        },
      ],
    }),
  ],
});

/** The emulated Excel host with its grid: for trying the add-in and for tests, never shipped. */
const workbench = (mode) => ({
  ...common("workbench", mode),
  target: ["web", "es2022"],
  devtool: false,
  entry: {
    workbench: "./src/workbench/page/index.ts",
    ledgerContract: "./test/e2e/fixtures/ledger-contract.ts",
  },
  output: {
    path: inRoot("build/workbench"),
    filename: "[name].js",
    publicPath: "auto",
    clean: true,
  },
  module: {
    rules: [
      typescript,
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  // The grid is 14 MB of source, which swc makes small much faster than webpack on its own.
  optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })] },
  plugins: [
    new MiniCssExtractPlugin(),
    new HtmlWebpackPlugin({
      filename: "index.html",
      template: "./src/workbench/page/workbench.html",
      chunks: ["workbench"],
    }),
  ],
});

/** What runs in Node: the command line, the knowledge compiler, the workbench's server, benchmarks. */
const node = (mode) => ({
  ...common("node", mode),
  target: "node20",
  devtool: "source-map",
  entry: {
    cli: "./src/cli/index.ts",
    knowledge: "./src/knowledge/build.ts",
    refresh: "./src/knowledge/refresh/index.ts",
    stats: "./src/knowledge/stats/index.ts",
    start: "./src/workbench/server/start.ts",
    sideload: "./src/workbench/server/sideload.ts",
    bench: "./test/bench/index.ts",
    "bench-server": "./test/bench/server/index.ts",
  },
  output: {
    path: inRoot("build/node"),
    filename: "[name].cjs",
    libraryTarget: "commonjs2",
    clean: true,
  },
  node: { __dirname: false, __filename: false },
  // What is required in this way is found when it runs, not bundled.
  module: { rules: [typescript], parser: { javascript: { createRequire: false } } },
  optimization: { minimize: false },
  externals: {
    // They find their own files (WebAssembly, workers, SQL) beside themselves.
    "@electric-sql/pglite": "commonjs @electric-sql/pglite",
    autocannon: "commonjs autocannon",
    pg: "commonjs pg",
    "pg-boss": "commonjs pg-boss",
    pino: "commonjs pino",
    "prom-client": "commonjs prom-client",
    "rate-limiter-flexible": "commonjs rate-limiter-flexible",
    "playwright-core": "commonjs playwright-core",
    "office-addin-cli": "commonjs office-addin-cli",
    "office-addin-dev-certs": "commonjs office-addin-dev-certs",
  },
});

module.exports = (_env, argv) => {
  const mode = argv.mode ?? "production";
  return [addin(mode), workbench(mode), node(mode)];
};
