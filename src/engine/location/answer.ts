/** The place as the contract answers it: one line, and taken apart. */
import type { Location } from "../../model";
import type { Knowledge } from "../../knowledge";
import type { PlaceMatch } from "./location";
import type { StreetFound } from "./street";

/** Null where neither the descriptor nor the caller names a place. */
export function locationOf(
  knowledge: Knowledge,
  place: PlaceMatch | null,
  storeNumber: string | null,
  street: StreetFound | null,
  given: string | null
): Location | null {
  if (place === null && storeNumber === null && street === null && given === null) return null;
  const country = place?.country ?? null;
  const line = lineOf(place, street);
  const coordinates = place?.coordinates ?? null;
  const at = coordinates === null ? null : `${coordinates.latitude},${coordinates.longitude}`;
  return {
    raw_address: given ?? (line === "" ? null : line),
    structured:
      place === null && storeNumber === null && street === null
        ? null
        : {
            street: street?.street ?? null,
            house_number: street?.houseNumber ?? null,
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

/** `50 Beale Street, Austin, TX 78701, US`. */
function lineOf(place: PlaceMatch | null, street: StreetFound | null): string {
  const region = [place?.state ?? null, place?.postcode ?? null]
    .filter((part) => part !== null)
    .join(" ");
  const door = street === null ? null : `${street.houseNumber} ${street.street}`;
  return [door, place?.city ?? null, region === "" ? null : region, place?.country ?? null]
    .filter((part) => part !== null)
    .join(", ");
}
