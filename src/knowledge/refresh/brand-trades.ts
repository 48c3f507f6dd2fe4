/**
 * Which trade a kind of place of OpenStreetMap is, strongest first: a brand that stands in several
 * kinds under one name (a supermarket with pumps and a cash machine) is in the first of them. Kinds
 * that are not here name nobody who is paid: posters, boxes, cash machines, lockers, playgrounds.
 */
const BY_STRENGTH: readonly (readonly [trade: string, ...kinds: string[]])[] = [
  ["groceries", "shop/supermarket", "shop/farm"],
  ["warehouse club", "shop/wholesale"],
  ["department store", "shop/department_store", "shop/catalogue"],
  ["hotel", "tourism/hotel", "tourism/motel", "tourism/hostel", "tourism/caravan_site"],
  ["theme park", "tourism/theme_park"],
  ["museum", "tourism/museum"],
  ["diy", "shop/doityourself", "shop/hardware", "shop/groundskeeping"],
  ["furniture", "shop/furniture", "shop/bed", "shop/kitchen", "shop/interior_decoration"],
  ["furniture", "shop/carpet", "shop/flooring", "shop/curtain", "shop/window_blind"],
  ["furniture", "shop/bathroom_furnishing"],
  ["electronics", "shop/electronics", "shop/computer", "shop/hifi", "shop/camera"],
  ["insurance", "office/insurance"],
  ["bank", "brands/amenity/bank"],
  ["utilities", "office/energy_supplier", "office/water_utility", "power/minor_line"],
  ["utilities", "power/line", "man_made/wastewater_plant"],
  ["telecom", "shop/telecommunication", "office/telecommunication", "shop/mobile_phone"],
  ["public transport", "route/train", "route/subway", "route/light_rail", "route/tram"],
  ["public transport", "route/bus", "route/trolleybus", "route/ferry", "route/aerialway"],
  ["fuel", "amenity/fuel", "waterway/fuel"],
  ["fast food", "amenity/fast_food"],
  ["restaurant", "amenity/restaurant"],
  ["coffee shop", "amenity/cafe", "shop/coffee"],
  ["bar", "amenity/pub", "amenity/bar"],
  ["ice cream or dessert", "amenity/ice_cream"],
  ["bakery", "shop/bakery", "shop/pastry"],
  ["pharmacy", "amenity/pharmacy", "shop/chemist"],
  ["sporting goods", "shop/sports", "shop/bicycle", "shop/golf"],
  ["outdoor shop", "shop/outdoor", "shop/fishing"],
  ["clothing", "shop/clothes", "shop/boutique", "shop/bag", "shop/leather"],
  ["clothing", "shop/fashion_accessories"],
  ["shoes", "shop/shoes"],
  ["jewellery", "shop/jewelry", "shop/watches"],
  ["cosmetics", "shop/perfumery", "shop/cosmetics", "shop/hairdresser_supply"],
  ["spa", "shop/beauty", "shop/massage", "leisure/sauna", "shop/tattoo"],
  ["hairdresser", "shop/hairdresser"],
  [
    "discount store",
    "shop/variety_store",
    "shop/general",
    "shop/country_store",
    "shop/second_hand",
  ],
  ["convenience store", "shop/convenience", "shop/kiosk", "highway/services"],
  ["tobacco or vape", "shop/tobacco", "shop/e-cigarette", "shop/cannabis"],
  ["liquor store", "shop/alcohol", "shop/wine", "shop/beverages"],
  ["butcher or baker", "shop/butcher", "shop/deli", "shop/seafood", "shop/greengrocer"],
  ["butcher or baker", "shop/frozen_food", "shop/confectionery", "shop/chocolate", "shop/cheese"],
  ["butcher or baker", "shop/dairy", "shop/tea", "shop/spices", "shop/nuts"],
  ["supplements", "shop/nutrition_supplements", "shop/health_food", "shop/herbalist"],
  ["garden centre", "shop/garden_centre", "shop/agrarian"],
  ["florist", "shop/florist"],
  ["pet shop", "shop/pet", "shop/pet_grooming", "amenity/animal_boarding"],
  ["vet", "amenity/veterinary"],
  ["toys", "shop/toys", "shop/baby_goods", "shop/games", "shop/model", "shop/anime"],
  ["games", "shop/video_games"],
  ["bookshop", "shop/books"],
  ["office supplies", "shop/stationery", "shop/printer_ink"],
  ["press", "shop/newsagent"],
  ["crafts", "shop/craft", "shop/fabric", "shop/art", "shop/frame", "shop/sewing"],
  ["music shop", "shop/music", "shop/musical_instrument"],
  ["gifts", "shop/gift", "shop/party", "shop/pyrotechnics"],
  ["household goods", "shop/houseware", "shop/household_linen", "shop/candles", "shop/pottery"],
  ["household goods", "shop/lighting"],
  ["appliances", "shop/appliance", "shop/vacuum_cleaner"],
  ["electronics", "shop/mobile_phone_accessories"],
  ["trade counter", "shop/trade", "shop/paint", "shop/tiles", "shop/doors", "shop/electrical"],
  ["trade counter", "shop/power_tools", "shop/swimming_pool", "shop/tool_hire"],
  ["equipment lease", "shop/plant_hire"],
  ["car parts", "shop/car_parts", "shop/tyres"],
  ["car dealer", "shop/car", "shop/motorcycle", "shop/boat", "shop/caravan", "shop/truck"],
  ["garage", "shop/car_repair", "shop/motorcycle_repair", "shop/truck_repair"],
  ["garage", "amenity/vehicle_inspection"],
  ["car wash", "amenity/car_wash"],
  ["car rental", "amenity/car_rental", "amenity/car_sharing", "amenity/motorcycle_rental"],
  ["scooter or bike", "amenity/bicycle_rental"],
  ["parking", "amenity/parking"],
  ["ev charging", "amenity/charging_station"],
  ["optician", "shop/optician"],
  ["hospital", "amenity/hospital"],
  ["dentist", "amenity/dentist"],
  ["laboratory", "healthcare/laboratory", "healthcare/sample_collection"],
  ["medical", "amenity/doctors", "amenity/clinic", "healthcare/physiotherapist"],
  ["medical", "healthcare/rehabilitation", "healthcare/counselling", "healthcare/audiologist"],
  ["medical", "healthcare/alternative", "healthcare/dialysis", "shop/hearing_aids"],
  ["medical", "shop/medical_supply"],
  ["gym", "leisure/fitness_centre", "leisure/sports_centre", "leisure/dance"],
  ["cinema", "amenity/cinema"],
  ["leisure", "leisure/bowling_alley", "leisure/amusement_arcade", "leisure/trampoline_park"],
  ["leisure", "leisure/indoor_play", "leisure/escape_game", "leisure/miniature_golf"],
  ["leisure", "leisure/high_ropes_course", "amenity/karaoke_box", "amenity/internet_cafe"],
  ["gambling", "shop/bookmaker", "amenity/casino", "amenity/gambling"],
  ["gambling", "leisure/adult_gaming_centre"],
  ["lottery", "shop/lottery"],
  ["events", "shop/ticket"],
  ["travel agency", "shop/travel_agency"],
  ["post office", "brands/amenity/post_office"],
  ["courier", "office/logistics"],
  ["laundry", "shop/dry_cleaning", "shop/laundry"],
  ["consumer services", "shop/tailor", "shop/shoe_repair", "shop/locksmith", "shop/repair"],
  ["consumer services", "craft/electronics_repair"],
  ["photographer", "shop/photo", "amenity/photo_booth"],
  ["printer", "shop/copyshop", "craft/signmaker"],
  ["funeral", "shop/funeral_directors", "amenity/mortuary"],
  ["storage", "shop/storage_rental"],
  ["moving", "office/moving_company"],
  ["heating fuel", "shop/gas"],
  ["contractor", "craft/plumber", "craft/electrician", "craft/carpenter", "craft/painter"],
  ["contractor", "craft/glaziery", "craft/window_construction", "shop/glaziery"],
  ["contractor", "shop/pest_control"],
  ["cleaning", "craft/cleaning"],
  ["childcare", "brands/amenity/kindergarten", "brands/amenity/childcare"],
  ["education", "brands/amenity/school", "amenity/university", "amenity/college"],
  ["course", "amenity/language_school", "amenity/prep_school", "amenity/training"],
  ["course", "amenity/music_school", "amenity/driving_school"],
  ["pawnbroker", "shop/pawnbroker", "shop/gold_buyer"],
  ["lender", "shop/money_lender"],
  ["mortgage lender", "office/mortgage"],
  ["remittance", "amenity/money_transfer"],
  ["money exchange", "amenity/bureau_de_change"],
  ["broker", "office/financial_advisor"],
  ["accountant", "office/tax_advisor"],
  ["lawyer", "office/lawyer"],
  ["staffing", "office/employment_agency"],
  ["coworking", "office/coworking"],
  ["it services", "office/it"],
  ["professional services", "office/consulting", "office/engineer"],
  ["property management", "office/estate_agent"],
  ["association", "office/union", "office/association"],
  ["charity", "shop/charity"],
];

/** Operators are offices and companies; only of these kinds they are who is paid. */
const PAID_OPERATORS: ReadonlySet<string> = new Set([
  "amenity/car_sharing",
  "amenity/hospital",
  "amenity/parking",
  "man_made/wastewater_plant",
  "office/energy_supplier",
  "office/water_utility",
  "power/line",
  "power/minor_line",
]);

/** A trade, and how strongly a place of its kind speaks for it: 0 is the strongest. */
export interface RankedTrade {
  trade: string;
  rank: number;
}

const KINDS: ReadonlyMap<string, RankedTrade> = new Map(
  BY_STRENGTH.flatMap(([trade, ...kinds], rank) =>
    kinds.map((kind): [string, RankedTrade] => [kind, { trade, rank }])
  )
);

/** Trade of a category of the index (`brands/shop/supermarket`), or null where nobody is paid. */
export function tradeOfCategory(category: string): RankedTrade | null {
  const [tree = "", ...kind] = category.split("/");
  const name = kind.join("/");
  if (tree === "operators" && !PAID_OPERATORS.has(name)) return null;
  if (tree === "transit" && !name.startsWith("route/")) return null;
  return KINDS.get(category) ?? KINDS.get(name) ?? null;
}

/** All trades that the table gives. */
export const BRAND_TRADES: ReadonlySet<string> = new Set(BY_STRENGTH.map(([trade]) => trade));
