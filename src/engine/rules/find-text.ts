/** Plain text within text, in time linear in both: the search built in is not, for a hostile pair. */

/** Up to this many units the built-in search looks at each unit of the text a bounded number of times. */
const SHORT_PART = 16;

/** Whether `part` stands somewhere in `text`; the empty part stands everywhere. (Knuth, Morris, Pratt.) */
export function containsText(text: string, part: string): boolean {
  if (part.length <= SHORT_PART) return text.includes(part);
  if (part.length > text.length) return false;
  const borders = bordersOf(part);
  let matched = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    while (matched > 0 && part.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0;
    if (part.charCodeAt(matched) === unit) matched += 1;
    if (matched === part.length) return true;
  }
  return false;
}

/** For each beginning of `part`: how much of its own beginning it ends with. */
function bordersOf(part: string): Uint32Array {
  const borders = new Uint32Array(part.length);
  let border = 0;
  for (let at = 1; at < part.length; at += 1) {
    const unit = part.charCodeAt(at);
    while (border > 0 && part.charCodeAt(border) !== unit) border = borders[border - 1] ?? 0;
    if (part.charCodeAt(border) === unit) border += 1;
    borders[at] = border;
  }
  return borders;
}
