import { createECDH } from "node:crypto";

/** The keys by which push services know this site (RFC 8292), base64url. */
export type KeyPair = { publicKey: string; privateKey: string };

const CURVE = "prime256v1";
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** Makes a pair. */
export function newKeyPair(): KeyPair {
  const keys = createECDH(CURVE);
  keys.generateKeys();
  return {
    publicKey: keys.getPublicKey("base64url"),
    // A number that begins with zeros is shorter than its 32 bytes.
    privateKey: Buffer.concat([Buffer.alloc(32), keys.getPrivateKey()])
      .subarray(-32)
      .toString("base64url"),
  };
}

/** True for the two keys of one pair. */
export function isKeyPair({ publicKey, privateKey }: KeyPair): boolean {
  const secret = Buffer.from(privateKey, "base64url");
  if (!BASE64URL.test(publicKey) || !BASE64URL.test(privateKey) || secret.length !== 32) return false;
  try {
    const keys = createECDH(CURVE);
    keys.setPrivateKey(secret);
    return keys.getPublicKey("base64url") === publicKey;
  } catch {
    return false;
  }
}

/** True for a public key of the curve as browsers give it: uncompressed, and a point there is. */
export function isPublicKey(text: string): boolean {
  const key = Buffer.from(text, "base64url");
  if (!BASE64URL.test(text) || key.length !== 65 || key[0] !== 4) return false;
  try {
    const keys = createECDH(CURVE);
    keys.generateKeys();
    keys.computeSecret(key);
    return true;
  } catch {
    return false;
  }
}
