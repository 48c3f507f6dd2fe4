/** Lets a Node process run the project's TypeScript: `node -r test/support/typescript.cjs file.ts`. */
const { existsSync, readFileSync } = require("node:fs");
const { extname, dirname, resolve } = require("node:path");
const Module = require("node:module");
const { transformSync } = require("@swc/core");

const options = {
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};
Module._extensions[".ts"] = (module, filename) =>
  module._compile(
    transformSync(readFileSync(filename, "utf8"), { ...options, filename }).code,
    filename
  );

const byNode = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  if (request.startsWith(".") && extname(request) === "" && parent?.filename !== undefined) {
    const path = resolve(dirname(parent.filename), request);
    for (const file of [`${path}.ts`, `${path}/index.ts`]) if (existsSync(file)) return file;
  }
  return byNode.call(this, request, parent, ...rest);
};
