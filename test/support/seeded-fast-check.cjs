/**
 * fast-check with a seed of its own, so that a test fails for whoever runs it or for nobody. Other cases are tried
 * with `FAST_CHECK_SEED=random` or a number.
 */
const fastCheck = require("../../node_modules/fast-check/lib/cjs/fast-check.js");

const asked = process.env.FAST_CHECK_SEED ?? "20261120";
if (asked !== "random") fastCheck.configureGlobal({ seed: Number(asked) });

module.exports = fastCheck;
