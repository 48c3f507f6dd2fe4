/** Looks cities up by their spelling (`compactName`). */
import { type City, findInTrie, type Knowledge, stepTrie } from "../../knowledge";

/** The biggest city of that spelling in a country, and in a state where one is given. */
export function cityNamed(
  knowledge: Knowledge,
  key: string,
  country: string,
  state: string | null
): City | null {
  const { trie, start, value, cityAt } = knowledge.places.cities;
  const found = findInTrie(trie, key);
  if (found === -1) return null;
  const last = start[found + 1] ?? 0;
  for (let record = start[found] ?? 0; record < last; record++) {
    const city = cityAt(value[record] ?? 0);
    if (city.country === country && (state === null || city.state === state)) return city;
  }
  return null;
}

export function biggestCity(knowledge: Knowledge, key: string): City | null {
  const { trie, start, value, cityAt } = knowledge.places.cities;
  const found = findInTrie(trie, key);
  return found === -1 ? null : cityAt(value[start[found] ?? 0] ?? 0);
}

/** Nodes of the trie looked at for one beginning. */
const MOST_NODES = 200;

/** The only city of a state whose spelling begins so, or null. */
export function cityBeginning(
  knowledge: Knowledge,
  beginning: string,
  country: string,
  state: string
): City | null {
  const { trie, start, value, cityAt } = knowledge.places.cities;
  let node = 0;
  for (let index = 0; index < beginning.length; index++) {
    node = stepTrie(trie, node, beginning.charCodeAt(index));
    if (node === -1) return null;
  }
  let only: City | null = null;
  const open = [node];
  for (let seen = 0; open.length > 0; seen++) {
    if (seen > MOST_NODES) return null;
    const at = open.pop() ?? 0;
    const key = trie.keyAt[at] ?? -1;
    if (key !== -1) {
      const last = start[key + 1] ?? 0;
      for (let record = start[key] ?? 0; record < last; record++) {
        const city = cityAt(value[record] ?? 0);
        if (city.country !== country || city.state !== state) continue;
        if (only !== null && only.name !== city.name) return null;
        only = city;
      }
    }
    const last = trie.firstChild[at + 1] ?? 0;
    for (let child = trie.firstChild[at] ?? 0; child < last; child++) open.push(child);
  }
  return only;
}
