// The service worker: keeps one whole version of the site and serves it, online or not. scripts/finish.mjs puts the two constants
// above this text when the site is built: VERSION, a hash of the list, and ASSETS, pairs of address and sha256 of its content.

const HERE = new URL(self.registration.scope).pathname;
const CACHE = `bearings ${HERE} ${VERSION}`;
const INDEX = "index.html";
const address = (path) => new URL(path, self.registration.scope).href;

self.addEventListener("install", (event) => {
  event.waitUntil(precache());
});

// A waiting version takes over only when the person has said so in the app.
self.addEventListener("message", (event) => {
  if (event.data === "skipWaiting") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  event.respondWith(answer(event.request, url));
});

// All or nothing: the integrity refuses a file of another version, and then this version is not installed.
async function precache() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    ASSETS.map(async ([path, sha256]) => {
      const response = await fetch(address(path), { cache: "no-cache", integrity: `sha256-${sha256}` });
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      await cache.put(address(path), response);
    }),
  );
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(`bearings ${HERE} `) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request, url) {
  const cache = await caches.open(CACHE);
  // The app has one page; its routes live behind the "#".
  const isPage = request.mode === "navigate" && (url.pathname === HERE || url.pathname === HERE + INDEX);
  const kept = await cache.match(isPage ? address(INDEX) : url.origin + url.pathname);
  return kept ?? fetch(request);
}
