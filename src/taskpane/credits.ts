/** Sources whose data the add-in ships and whose licence asks to be named where it is used. */
export interface Credit {
  name: string;
  address: string;
  licence: string;
}

/** Shown at the foot of the pane, in this order. */
export const credits: readonly Credit[] = [
  { name: "GeoNames", address: "https://www.geonames.org", licence: "CC BY 4.0" },
];
