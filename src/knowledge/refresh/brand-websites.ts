/** Which of a brand's websites is answered. */

/** Hosts where a brand has a page among many. */
const OTHERS_HOSTS =
  /(^|\.)(facebook|instagram|twitter|x|tiktok|youtube|linkedin|wikipedia|wikidata|google|goo|linktr|vk|ok|t|telegram|yelp|tripadvisor|archive|blogspot|wordpress|wixsite|weebly|jimdo|business|sites|apple|play)\.(com|org|me|ee|gl|ru|net|de)$/;

/** The bare host of an address in lower case, or null where it is none of the brand's own. */
export function hostOf(address: string): string | null {
  let url: URL;
  try {
    url = new URL(/^https?:/i.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
  const host = url.hostname.toLowerCase().replace(/^www\d?\./, "");
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9-]+)+$/.test(host)) return null;
  return OTHERS_HOSTS.test(host) ? null : host;
}

/** Endings that are no country's. */
const WORLDWIDE = /\.(com|net|org|biz|info|eu|shop|store|coffee|pizza|cafe|io|co|group|world)$/;
/** Endings that differ from the country's code. */
const ENDINGS: Readonly<Record<string, string>> = { GB: "uk" };

/**
 * The website of a brand at home in these countries (none: everywhere): of one country the first that
 * ends as that country or as none, of several the first that ends as none; else the first of all.
 */
export function chooseWebsite(
  addresses: readonly string[],
  countries: readonly string[]
): string | null {
  const hosts = addresses.flatMap((address) => hostOf(address) ?? []);
  const endsAs = (host: string, country: string): boolean =>
    host.endsWith(`.${ENDINGS[country] ?? country.toLowerCase()}`);
  const [only] = countries;
  const fitting =
    countries.length === 1 && only !== undefined
      ? hosts.find((host) => endsAs(host, only) || WORLDWIDE.test(host))
      : hosts.find((host) => WORLDWIDE.test(host));
  return fitting ?? hosts[0] ?? null;
}
