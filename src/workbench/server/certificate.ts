/**
 * The key and certificate the workbench answers https with. A developer certificate that this
 * computer trusts already is taken first; otherwise one is made on the spot in an ignored folder,
 * trusted by nobody but the browser window that `npm start` opens.
 */
import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { generateCertificates, isCaCertificateInstalled } from "office-addin-dev-certs";

/** Days a certificate made here is good for. */
const DAYS_VALID = 30;
/** A certificate with less than this left is made anew. */
const MILLISECONDS_LEFT = 24 * 60 * 60 * 1000;
const KEY_FILE = "localhost.key";
const CERTIFICATE_FILE = "localhost.crt";
const HOST_NAMES = ["127.0.0.1", "localhost"];

/** What the server proves itself with. */
export interface ServerIdentity {
  /** PEM. */
  key: string;
  /** PEM. */
  certificate: string;
  /** Whether browsers and Excel on this computer trust it without being told to. */
  trusted: boolean;
  /** Base64 of the SHA-256 of the public key, as Chromium's `--ignore-certificate-errors-spki-list` takes it. */
  publicKeyHash: string;
}

/** Reads a key and its certificate; null when they are missing, do not match or are about to expire. */
function read(folder: string, now: number): Omit<ServerIdentity, "trusted"> | null {
  try {
    const key = readFileSync(join(folder, KEY_FILE), "utf8");
    const certificate = readFileSync(join(folder, CERTIFICATE_FILE), "utf8");
    const parsed = new X509Certificate(certificate);
    if (!parsed.checkPrivateKey(createPrivateKey(key))) return null;
    if (Date.parse(parsed.validTo) - now < MILLISECONDS_LEFT) return null;
    if (parsed.checkHost("localhost") === undefined) return null;
    const publicKey = parsed.publicKey.export({ type: "spki", format: "der" });
    const publicKeyHash = createHash("sha256").update(publicKey).digest("base64");
    return { key, certificate, publicKeyHash };
  } catch {
    return null;
  }
}

/** Where office-addin-dev-certs keeps the certificate it had this computer trust. */
export function trustedCertificateFolder(): string {
  return join(homedir(), ".office-addin-dev-certs");
}

/** The certificate this computer trusts, null when there is none (any more). */
export function trustedIdentity(now = Date.now()): ServerIdentity | null {
  const found = read(trustedCertificateFolder(), now);
  if (found === null) return null;
  try {
    return isCaCertificateInstalled() ? { ...found, trusted: true } : null;
  } catch {
    return null; // No way to ask the computer: then it is not known to trust it.
  }
}

/**
 * The certificate kept in `folder`, made when it is missing or about to expire. The folder holds
 * nothing else.
 *
 * @throws when the folder cannot be written.
 */
export async function ownIdentity(folder: string, now = Date.now()): Promise<ServerIdentity> {
  const kept = read(folder, now);
  if (kept !== null) return { ...kept, trusted: false };
  // Made aside and moved into place, for several processes may find the folder empty at once.
  mkdirSync(dirname(folder), { recursive: true });
  const aside = mkdtempSync(`${folder}-`);
  try {
    const keyFile = join(aside, KEY_FILE);
    await generateCertificates(
      join(aside, "ca.crt"),
      join(aside, CERTIFICATE_FILE),
      keyFile,
      DAYS_VALID,
      HOST_NAMES
    );
    chmodSync(keyFile, 0o600);
    const made = read(aside, now);
    if (made === null) throw new Error(`The certificate made in ${aside} cannot be used.`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
    return { ...made, trusted: false };
  } catch (error) {
    const others = read(folder, now);
    if (others === null) throw error;
    return { ...others, trusted: false };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** A trusted certificate where there is one, else one of our own kept in `folder`. */
export async function serverIdentity(folder: string): Promise<ServerIdentity> {
  return trustedIdentity() ?? (await ownIdentity(folder));
}
