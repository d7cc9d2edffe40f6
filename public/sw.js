// The service worker: keeps one whole version of the site and serves it, online or not. scripts/finish.mjs puts the two constants
// above this text when the site is built: VERSION, a hash of the list, and ASSETS, pairs of address and sha256 of its content.

const HERE = new URL(self.registration.scope).pathname;
const CACHE = `bearings ${HERE} ${VERSION}`;
// The page is kept under the folder's own address: several hosts answer "index.html" with a redirect to it, and a browser refuses a
// redirected answer to a navigation.
const PAGE = "./";
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
      let response;
      try {
        response = await fetch(address(path), { cache: "no-cache", integrity: `sha256-${sha256}` });
      } catch (error) {
        if (await isAltered(path, sha256)) await tell({ bearings: "altered", file: path === PAGE ? INDEX : path });
        throw error;
      }
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      await cache.put(address(path), plain(response));
    }),
  );
}

// An answer without the mark that it was redirected: its content was checked, and only so may it answer a navigation.
function plain(response) {
  if (!response.redirected) return response;
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers: response.headers });
}

// Whether the host gives the file out otherwise than it was built, as far as it can be reached at all.
async function isAltered(path, sha256) {
  try {
    const response = await fetch(address(path), { cache: "no-cache" });
    if (!response.ok) return false;
    const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(digest))) !== sha256;
  } catch {
    return false;
  }
}

// A worker that is still being installed controls no page: those that wait for it are told all the same.
async function tell(message) {
  for (const page of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) page.postMessage(message);
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
  const isPage = url.pathname === HERE || url.pathname === HERE + INDEX;
  const kept = await cache.match(isPage ? address(PAGE) : url.origin + url.pathname);
  if (kept) return request.mode === "navigate" ? plain(kept) : kept;
  return fetch(request);
}
