/** How the numbers of cities are stored in sixteen bits. */

/** Stands for a latitude or a state that is not known. */
export const UNKNOWN = 0xffff;
/** Degrees are stored as hundredths above this. */
export const DEGREE_OFFSET = 18000;
