/** Ids by which callers and logs speak of a request. */

/** The caller's own id where it is one that may stand in a header and a log, else a new one. */
export function requestIdOf(given: string | null | undefined, uuid: () => string): string {
  return given && /^[A-Za-z0-9_-]{1,128}$/.test(given) ? given : uuid().replaceAll("-", "");
}
