/**
 * tr46 with its answers remembered: jsdom looks each letter of a domain up anew each time office.js has it parsed,
 * which is half the time of a test with a sheet.
 */
const tr46 = require("../../node_modules/tr46");

const remembered = new Map();

module.exports = {
  ...tr46,
  toASCII(domain, options) {
    const key = `${domain} ${JSON.stringify(options)}`;
    if (!remembered.has(key)) remembered.set(key, tr46.toASCII(domain, options));
    return remembered.get(key);
  },
};
