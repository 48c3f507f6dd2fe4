/** The formulas of the NTROPY namespace, by file; the build makes functions.json of the same files. */
import "./label-functions";
import "./party-functions";
import "./range-functions";
