/** The place as the contract answers it: one line, and taken apart. */
import type { Location } from "../../model";
import type { Knowledge } from "../../knowledge";
import type { PlaceMatch } from "./location";

/** Null where neither the descriptor nor the caller names a place. */
export function locationOf(
  knowledge: Knowledge,
  place: PlaceMatch | null,
  storeNumber: string | null,
  given: string | null
): Location | null {
  if (place === null && storeNumber === null && given === null) return null;
  const country = place?.country ?? null;
  const line = place === null ? null : lineOf(place);
  const coordinates = place?.coordinates ?? null;
  const at = coordinates === null ? null : `${coordinates.latitude},${coordinates.longitude}`;
  return {
    raw_address: given ?? (line === "" ? null : line),
    structured:
      place === null && storeNumber === null
        ? null
        : {
            street: null,
            house_number: null,
            city: place?.city ?? null,
            state: place?.state ?? null,
            postcode: place?.postcode ?? null,
            country_code: country,
            country:
              country === null ? null : (knowledge.places.countries.get(country)?.name ?? null),
            latitude: coordinates?.latitude ?? null,
            longitude: coordinates?.longitude ?? null,
            google_maps_url:
              at === null ? null : `https://www.google.com/maps/search/?api=1&query=${at}`,
            apple_maps_url: at === null ? null : `https://maps.apple.com/?q=${at}`,
            store_number: storeNumber,
          },
  };
}

/** `Austin, TX 78701, US`. */
function lineOf({ city, state, postcode, country }: PlaceMatch): string {
  const region = [state, postcode].filter((part) => part !== null).join(" ");
  return [city, region === "" ? null : region, country].filter((part) => part !== null).join(", ");
}
