/**
 * whatwg-url with whole addresses remembered: office.js parses the same few for every message, and jsdom each letter
 * of them anew. What is answered may be changed by whoever asked, so each gets a record of their own.
 */
const whatwgUrl = require("../../node_modules/whatwg-url");

const remembered = new Map();

module.exports = {
  ...whatwgUrl,
  parseURL(input, options) {
    if (!/^https?:\/\//.test(input)) return whatwgUrl.parseURL(input, options);
    if (!remembered.has(input)) remembered.set(input, whatwgUrl.parseURL(input, options));
    const record = remembered.get(input);
    return record === null ? null : { ...record, path: [...record.path] };
  },
};
