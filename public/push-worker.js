// Shows what the site sends to whoever moderates, and brings them to the desk. Keeps nothing and answers no requests.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const { title, body, url, tag } = event.data.json();
  const shown = { body, tag, renotify: true, data: { url } };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openDesk(new URL(event.notification.data.url, self.location.origin)));
});

/** An open desk that shows the space, or all of them, comes to the front as it is; else one is opened. */
async function openDesk(url) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const desk = windows.find((one) => {
    const { pathname, searchParams } = new URL(one.url);
    const space = searchParams.get("space");
    return pathname === url.pathname && (space === null || space === url.searchParams.get("space"));
  });
  return desk ? desk.focus() : self.clients.openWindow(url.href);
}
