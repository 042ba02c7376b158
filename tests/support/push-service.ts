import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as the push service took it, and as the browser reads it. */
export type TakenPush = {
  path: string;
  headers: IncomingHttpHeaders;
  message: { title: string; body: string; url: string; tag: string };
  /** What the signature claims; its own check has passed. */
  claims: { aud: string; exp: number; sub: string };
  signedBy: string;
  raw: Buffer;
};

export type Browser = { endpoint: string; p256dh: string; auth: string };

/** A push service on this machine: takes messages for the browsers it knows, decrypts them as they would, and answers as it is told. */
export async function pushService() {
  const taken: TakenPush[] = [];
  const asked: string[] = [];
  const answers = new Map<string, { status: number; headers?: Record<string, string> }>();
  const browsers = new Map<string, (body: Buffer) => Buffer>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const path = req.url ?? "";
      asked.push(path);
      const answer = answers.get(path) ?? { status: 201 };
      const open = browsers.get(path);
      if (answer.status === 201 && open) {
        const raw = Buffer.concat(chunks);
        const message = JSON.parse(open(raw).toString()) as TakenPush["message"];
        taken.push({ path, headers: req.headers, message, raw, ...checkSignature(req.headers) });
      }
      res.writeHead(open ? answer.status : 404, answer.headers).end("x".repeat(1000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    taken,
    /** Every request, also the refused ones. */
    asked,
    /** A browser that this service serves, as it gives itself to a site. */
    browser: (): Browser => {
      const path = `/send/${randomBytes(12).toString("base64url")}`;
      const keys = createECDH("prime256v1");
      keys.generateKeys();
      const auth = randomBytes(16);
      browsers.set(path, (body) => decrypt(body, keys, auth));
      return {
        endpoint: origin + path,
        p256dh: keys.getPublicKey("base64url"),
        auth: auth.toString("base64url"),
      };
    },
    answer: (browser: Browser, status: number, headers?: Record<string, string>) =>
      void answers.set(new URL(browser.endpoint).pathname, { status, ...(headers ? { headers } : {}) }),
    /** What came for one browser. */
    of: (browser: Browser) => taken.filter((one) => origin + one.path === browser.endpoint),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** RFC 8291 from the other end, by what the RFC says and no library of the sender. */
function decrypt(body: Buffer, keys: ReturnType<typeof createECDH>, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
  const derive = (secret: Buffer, by: Buffer, what: Buffer | string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, by, what, bytes));
  const secret = derive(keys.computeSecret(sender), auth, info, 32);
  const key = derive(secret, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(secret, salt, "Content-Encoding: nonce\0", 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2));
}

/** RFC 8292: the token is signed by the key beside it. Throws when it is not. */
function checkSignature(headers: IncomingHttpHeaders): Pick<TakenPush, "claims" | "signedBy"> {
  const [, token = "", signedBy = ""] =
    /^vapid t=([^,]+), ?k=([\w-]+)$/.exec(headers.authorization ?? "") ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(signedBy, "base64url");
  const key = createPublicKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    },
  });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new Error("The signature is not of the key beside it.");
  return { claims: JSON.parse(Buffer.from(claims, "base64url").toString()), signedBy };
}
