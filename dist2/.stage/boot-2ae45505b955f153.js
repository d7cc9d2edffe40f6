(() => {
  "use strict";

  const MOST_SNAPSHOTS = 12;
  const LEAST_SNAPSHOTS = 5;
  let opening = null;

  function open() {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("bearings", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("journal", { autoIncrement: true });
        request.result.createObjectStore("snapshots", { keyPath: "id", autoIncrement: true });
      };
      request.onsuccess = () => {
        const base = request.result;
        const forget = () => {
          base.close();
          opening = null;
        };
        base.onversionchange = forget;
        base.onclose = forget;
        resolve(base);
      };
      request.onerror = () => reject(request.error);
    }).catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  }
  async function run(store, mode, work, again = true) {
    const base = await open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = base.transaction(store, mode, { durability: mode === "readwrite" ? "strict" : "relaxed" });
        let result;
        transaction.oncomplete = () => resolve(result?.result);
        transaction.onabort = () => reject(transaction.error ?? new Error("The browser stopped writing."));
        transaction.onerror = (event) => event.preventDefault();
        result = work(transaction.objectStore(store));
        if (result) result.onerror = () => transaction.abort();
      });
    } catch (error) {
      if (again && error?.name === "InvalidStateError") {
        opening = null;
        return run(store, mode, work, false);
      }
      throw error;
    }
  }

  const append = (text, at) => run("journal", "readwrite", (store) => store.add({ at, text }));

  async function entries() {
    const all = [];
    await run("journal", "readonly", (store) => {
      store.openCursor().onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor) return;
        all.push(cursor.key, cursor.value.at, cursor.value.text);
        cursor.continue();
      };
    });
    return all;
  }

  const trim = (keys) => run("journal", "readwrite", (store) => void keys.forEach((key) => store.delete(key)));
  const drop = (ids) => run("snapshots", "readwrite", (store) => void ids.forEach((id) => store.delete(id)));

  async function snapshots() {
    const all = [];
    await run("snapshots", "readonly", (store) => {
      store.openCursor(null, "prev").onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor) return;
        const { id, at, cause, size, upto } = cursor.value;
        all.push(id, at, cause, size, upto ?? -1);
        cursor.continue();
      };
    });
    return all;
  }
  const ids = () => run("snapshots", "readonly", (store) => store.getAllKeys());

  async function keep(cause, at, upto, flat) {
    const shelves = {};
    let size = 0;
    for (let place = 0; place + 1 < flat.length; place += 2) {
      shelves[flat[place]] = flat[place + 1];
      size += flat[place].length + flat[place + 1].length;
    }
    const add = () => run("snapshots", "readwrite", (store) => store.add({ at, cause, size, upto, shelves }));
    let id;
    for (;;) {
      try {
        id = await add();
        break;
      } catch (error) {
        const known = await ids();
        if (error?.name !== "QuotaExceededError" || known.length < 2) throw error;
        await drop(known.slice(0, 1));
      }
    }
    await thin();
    return id;
  }
  async function thin() {
    const flat = await snapshots();
    const days = new Set();
    const going = [];
    for (let place = 0; place < flat.length; place += 5) {
      const day = Math.floor(flat[place + 1] / 86_400);
      const isNew = place / 5 < LEAST_SNAPSHOTS;
      if (!isNew && (days.has(day) || place / 5 - going.length >= MOST_SNAPSHOTS)) going.push(flat[place]);
      days.add(day);
    }
    if (going.length > 0) await drop(going);
  }

  async function shelves(id) {
    const kept = await run("snapshots", "readonly", (store) => store.get(id));
    if (!kept) throw new Error("This snapshot is no longer here.");
    return Object.entries(kept.shelves).flat();
  }

  async function protect(ask) {
    const storage = navigator.storage;
    if ((await storage?.persisted?.()) || (ask && (await storage?.persist?.()))) return "promised";
    return /^Apple/.test(navigator.vendor) && !matchMedia("(display-mode: standalone)").matches ? "swept" : "denied";
  }

  window.bearingsVault = { append, entries, trim, keep, ids, snapshots, shelves, drop, protect };
})();

(() => {
  "use strict";

  const THEME_KEY = "bearings.theme";
  const UPDATE_CHECK_MS = 60 * 60 * 1000;

  const page = document.documentElement;
  const MARKUP = /^(?:[^<]|<\/?(?:b|br|button|circle|dd|div|dl|dt|em|g|h[1-4]|hr|kbd|label|legend|li|line|ol|p|path|rect|section|small|span|strong|summary|svg|table|tbody|td|th|thead|tr|ul)(?: (?:aria-[a-z]+|class|cx|cy|d|fill|for|height|id|r|role|scope|stroke|stroke-width|tabindex|title|type|viewBox|width|x|y)="[^"<]*")*\/?>)*$/;

  page.dataset.boot ??= "started";
  window.trustedTypes?.createPolicy("default", {
    createHTML: (text) => (MARKUP.test(text) ? text : null),
    createScriptURL: (address) => (address === workerName() ? address : null),
  });
  applyTheme();
  greet();
  for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
  window.addEventListener("hashchange", greet);
  window.addEventListener("click", noteWish);
  window.addEventListener("submit", noteSaid);
  keepWordsTrue();
  window.addEventListener("bearings:protections-wanted", askHost);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  function applyTheme() {
    let theme = null;
    try {
      theme = localStorage.getItem(THEME_KEY);
    } catch {
    }
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
    else page.dataset.theme = "system";
  }
  function greet() {
    let isNew = /^#?\/?(?:today)?$/.test(location.hash);
    try {
      for (let at = 0; at < localStorage.length; at += 1) isNew &&= !localStorage.key(at).startsWith("bearings/");
    } catch {
    }
    page.dataset.start = isNew ? "new" : "known";
  }

  function noteWish({ target }) {
    const wish = target instanceof Element ? target.closest("#welcome [data-wish]") : null;
    if (!wish) return;
    page.dataset.wanted = wish.dataset.wish;
    wish.setAttribute("aria-busy", "true");
  }
  function noteSaid(event) {
    if (!event.target.closest("#welcome [data-say]")) return;
    event.preventDefault();
    page.dataset.wanted = "guide";
    event.target.querySelector("button").setAttribute("aria-busy", "true");
  }

  async function start() {
    try {
      const glue = document.querySelector('link[rel="modulepreload"]');
      const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
      if (!glue || !wasm) throw new Error("The page does not name the app's files.");
      const isKept = Boolean(navigator.serviceWorker?.controller);
      const compiling = get(wasm).then(compiled);
      if (isKept) startLater();
      else compiling.then(startLater, () => {
      });
      const [{ default: init }, module_or_path] = await Promise.all([import(glue.href), compiling, ...[...document.querySelectorAll('link[rel="stylesheet"]')].map(styled)]);
      if (page.dataset.boot === "failed") return;
      await init({ module_or_path });
      if (page.dataset.boot === "failed") return;
      takeOver();
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
    watchForUpdates();
  }
  function get({ href, integrity }, cache) {
    return fetch(href, { integrity, cache, credentials: "same-origin" });
  }

  async function compiled(response) {
    if (!response.ok) throw new Error(`The app's file answered ${response.status}.`);
    if (response.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  }
  function startLater() {
    const later = document.querySelector("link[data-later]");
    if (!later?.dataset.later || globalThis.bearingsLater) return;
    const coming = [get({ href: later.href, integrity: later.dataset.later }, "no-cache")];
    for (const link of document.querySelectorAll("link[data-later-style]")) {
      link.integrity = link.dataset.laterStyle;
      link.rel = "stylesheet";
      coming.push(styled(link));
    }
    globalThis.bearingsLater = Promise.all(coming).then(([response]) => response);
    globalThis.bearingsLater.catch(() => {
    });
  }

  function styled(link) {
    return (
      link.sheet ||
      new Promise((done) => {
        link.addEventListener("load", done);
        link.addEventListener("error", done);
      })
    );
  }
  function takeOver() {
    const before = document.getElementById("boot");
    const held = before?.contains(document.activeElement) ? document.activeElement : null;
    const said = before?.querySelector("[data-say] input");
    before?.remove();
    window.removeEventListener("hashchange", greet);
    window.removeEventListener("click", noteWish);
    window.removeEventListener("submit", noteSaid);
    delete page.dataset.start;
    const field = document.querySelector("[data-say] input");
    if (field && said?.value) {
      field.value = said.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (page.dataset.wanted === "guide") field?.form.requestSubmit();
    if (held && held === said) {
      field?.focus();
      field?.setSelectionRange(said.selectionStart, said.selectionEnd);
    } else if (held) [...document.querySelectorAll("a, button")].find((one) => one.textContent === held.textContent && one.checkVisibility?.())?.focus();
    whenDrawn(() => (document.body.dataset.appReady = ""));
  }
  function whenDrawn(act) {
    const isDrawn = () => !document.querySelector(".later > [role=status]");
    if (isDrawn()) return act();
    const observer = new MutationObserver(() => {
      if (!isDrawn()) return;
      observer.disconnect();
      act();
    });
    observer.observe(document.body, { subtree: true, childList: true });
  }

  function workerName() {
    return document.querySelector('meta[name="bearings-worker"]')?.content;
  }

  async function watchForUpdates() {
    const name = workerName();
    if (!name || name === "off") return;
    const workers = navigator.serviceWorker;
    let registration;
    try {
      workers?.addEventListener("message", (event) => {
        if (event.data?.bearings === "altered") sayOffline(`altered ${event.data.file}`);
      });
      registration = await workers?.register(name, { updateViaCache: "none" });
    } catch {
    }
    if (!registration) return sayOffline("off");
    if (registration.active) sayOffline("ready");

    let accepted = false;
    const announce = () => {
      const { waiting, active } = registration;
      if (!waiting || !active || waiting === active || !workers.controller) return;
      page.dataset.update = "ready";
      window.dispatchEvent(new CustomEvent("bearings:update-ready"));
    };
    announce();
    const follow = () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed") announce();
        if (coming.state === "activated") sayOffline("ready");
      });
    };
    follow();
    registration.addEventListener("updatefound", follow);
    window.addEventListener("bearings:update-accept", () => {
      accepted = true;
      if (registration.waiting) registration.waiting.postMessage("skipWaiting");
      else location.reload();
    });
    workers.addEventListener("controllerchange", () => {
      if (accepted) location.reload();
    });

    let checked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - checked < UPDATE_CHECK_MS) return;
      checked = Date.now();
      registration.update().catch(() => {
      });
    });
  }

  function sayOffline(state) {
    page.dataset.offline = state;
    window.dispatchEvent(new CustomEvent("bearings:offline"));
  }
  function keepWordsTrue() {
    const standIns = new WeakMap(); // text node → { font, words }
    const owners = new WeakMap(); // the font → its text node
    const observer = new MutationObserver((records) => {
      const written = new Set(records.filter((one) => one.type === "characterData").map((one) => one.target));
      const stoodFor = new Set();
      for (const record of records) {
        if (record.type === "characterData") giveWordsBack(record.target, false);
        else for (const node of record.removedNodes) if (!stoodFor.has(node) && wentAway(node, record, written)) stoodFor.add(node);
      }
      observer.takeRecords();
    });
    observer.observe(page, { subtree: true, childList: true, characterData: true });
    function wentAway(node, record, written) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (standIns.has(node)) giveWordsBack(node, true);
        else if (!node.isConnected) return standFor(node, record, written.has(node));
      } else if (owners.has(node) && !node.isConnected) {
        giveWordsBack(owners.get(node), true);
      }
      return false;
    }

    function standFor(text, record, isWritten) {
      const isFont = (one) => one?.nodeName === "FONT" && one.isConnected;
      let font = [...record.addedNodes, record.previousSibling, record.nextSibling].find((one) => isFont(one) && !owners.has(one));
      if (!font && isFont(record.target)) {
        for (font = record.target; isFont(font.parentNode); ) font = font.parentNode;
        if (record.addedNodes.length === 0) {
          if (font.textContent === "") font.remove();
          return false;
        }
      }
      if (!font) return false;
      font.after(text);
      if (isWritten) {
        font.remove();
        return true;
      }
      standIns.set(text, { font, words: text.data });
      owners.set(font, text);
      text.data = "";
      return true;
    }

    function giveWordsBack(text, isWanted) {
      const known = standIns.get(text);
      if (!known) return;
      standIns.delete(text);
      owners.delete(known.font);
      known.font.remove();
      if (isWanted) text.data = known.words;
    }
  }
  async function askHost() {
    try {
      const { headers } = await fetch("./", { method: "HEAD", cache: "no-store" });
      const says = (name, words) => words.test(headers.get(name) ?? "");
      const frames = says("content-security-policy", /frame-ancestors/) || says("x-frame-options", /deny|sameorigin/i);
      page.dataset.headers = [frames && "frames", says("x-content-type-options", /nosniff/i) && "types"].filter(Boolean).join(" ");
    } catch {
    }
    window.dispatchEvent(new CustomEvent("bearings:protections"));
  }

  function fail(message) {
    page.dataset.boot = "failed";
    window.dispatchEvent(new CustomEvent("bearings:failed", { detail: { reason: "start", message } }));
  }
})();
