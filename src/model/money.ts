/**
 * Sums and comparisons of money in whole minor units, never in binary fractions.
 * How many decimals a currency has follows ISO 4217 (0 for JPY, 3 for KWD, else 2).
 */
const DECIMALS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Decimals of a currency's minor unit; 2 where the currency is null or not listed. */
export function minorUnitDigits(currency: string | null): number {
  return (currency !== null ? DECIMALS[currency] : undefined) ?? 2;
}

/** Currency units to whole minor units: 12.345 USD is 1235. Half a unit is rounded away from zero. */
export function toMinorUnits(amount: number, currency: string | null): number {
  const digits = minorUnitDigits(currency);
  // Through the shortest decimal text, so that 1.005 is the 1.005 a person typed and not 1.00499…
  const scaled = Number(`${Math.abs(amount)}e${digits}`);
  const whole = Math.round(Number.isNaN(scaled) ? Math.abs(amount) * 10 ** digits : scaled);
  return amount < 0 ? -whole : whole;
}

/** Whole minor units back to currency units: 1235 USD is 12.35. */
export function fromMinorUnits(units: number, currency: string | null): number {
  return Number(`${units}e-${minorUnitDigits(currency)}`);
}
