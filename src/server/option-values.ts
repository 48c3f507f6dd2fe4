/** Values of options as people type them, with words that say what is expected. */
import { z } from "zod";

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number) {
  const error = `is a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error });
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  const known = `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
  return z.enum(words, { error: `is ${known}` });
}

/** A path or a name: anything but nothing. */
export const someText = z.string().min(1, { error: "may not be empty" });

/** On or off; in the environment also the words people use there. */
export const toggle = z
  .enum(["on", "off", "true", "false", "yes", "no", "1", "0"], { error: "is on or off" })
  .transform((value) => ["on", "true", "yes", "1"].includes(value));

/** `https://host[:port]`, as browsers send it in `Origin`. */
export const webOrigin = z
  .string()
  .refine((value) => isOrigin(value), {
    error: "is an origin such as https://addins.example.com, without a path",
  })
  .transform((value) => new URL(value).origin);

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && url.origin === value.replace(/\/$/, "").toLowerCase();
}

/** The address of a Postgres server. */
export const databaseUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), {
    error:
      "starts with postgres:// and names a server: postgres://user:password@host:5432/database",
  });

/** `POST /v3/transactions=50`: an operation and how often in a second. */
export const rateOverride = z
  .string()
  .regex(/^(GET|POST|PUT|PATCH|DELETE) \/\S+=\d{1,6}$/, {
    error: 'names an operation and a number a second, as "POST /v3/transactions=50"',
  })
  .transform((value) => {
    const at = value.lastIndexOf("=");
    return { operation: value.slice(0, at), perSecond: Number(value.slice(at + 1)) };
  });
