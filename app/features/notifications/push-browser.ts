/** Of the whole site it sees the page that turns it on, and nothing else. */
const SCOPE = "/moderation/push";
const PATIENCE_MS = 30_000;

/** What this browser can do about calls, before anything was asked of it. */
export type BrowserState = "cannot" | "blocked" | "off" | "on";

export type Keys = { endpoint: string; p256dh: string; auth: string };

/** How this browser stands, by itself: whether the site knows it too is for the site to say. */
export async function browserState(): Promise<BrowserState> {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return "cannot";
  if (Notification.permission === "denied") return "blocked";
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await registration?.pushManager.getSubscription();
  return subscription && Notification.permission === "granted" ? "on" : "off";
}

/**
 * Asks the person, then the browser's push service, for an address of this browser at which only messages signed by
 * the site's key are taken. Throws when the service gives none.
 */
export async function subscribeHere(serverKey: string): Promise<Keys | "blocked" | "dismissed"> {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return permission === "denied" ? "blocked" : "dismissed";
  return soon(subscription(serverKey));
}

async function subscription(serverKey: string): Promise<Keys> {
  await navigator.serviceWorker.register("/push-worker.js", { scope: SCOPE });
  const { pushManager } = await navigator.serviceWorker.ready;
  // One that was left from another person or another key would be taken for this one.
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey });
  const { endpoint = "", keys = {} } = made.toJSON();
  return { endpoint, p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" };
}

/** A service that never answers has refused. */
function soon<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the push service does not answer")), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
