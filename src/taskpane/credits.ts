/** Sources whose data the add-in ships and whose licence asks to be named where it is used. */
export interface Credit {
  name: string;
  address: string;
  licence: string;
}

/** Shown at the foot of the pane, in this order. */
export const credits: readonly Credit[] = [
  { name: "GeoNames", address: "https://www.geonames.org", licence: "CC BY 4.0" },
  { name: "name-suggestion-index", address: "https://nsi.guide", licence: "BSD-3-Clause" },
  { name: "Wikidata", address: "https://www.wikidata.org", licence: "CC0" },
  {
    name: "OpenStreetMap iD",
    address: "https://github.com/openstreetmap/id-tagging-schema",
    licence: "ISC",
  },
];
