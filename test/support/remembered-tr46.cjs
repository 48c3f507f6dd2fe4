/**
 * tr46 with its answers remembered. office.js parses the host's address for every message, and jsdom looks each
 * letter of it up anew each time: half the time of a test with a sheet.
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
