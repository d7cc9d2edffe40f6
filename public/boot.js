// The page's own script, outside the app: it applies the theme before the first paint, starts the app, looks after the service
// worker, and offers the data as a file when the app cannot run. Plain JavaScript on purpose: it must work when nothing else does.
//
// What it and the app say to each other, all on `window`:
//   "bearings:update-ready"   from here: a new version is waiting. <html data-update="ready"> says the same to whoever asks later.
//   "bearings:update-accept"  from the app, after it saved everything: take the new version and load the page again.
//   "bearings:offline"        from here: whether the app opens without a network has been found out. <html data-offline> says it: "ready",
//                             "off" (no worker is to be had here), or "altered FILE" (the host gives out another file than was built).
//   "bearings:panic"          from the app's panic hook, with the message as `detail`: show the recovery page.
// <body data-app-ready> is set once the app has mounted.
//
// It also keeps the words true while a page translator is at work: see keepWordsTrue.
(() => {
  "use strict";

  const PREFIX = "bearings";
  const THEME_KEY = "bearings.theme";
  const UPDATE_CHECK_MS = 60 * 60 * 1000;

  applyTheme();
  keepWordsTrue();
  let failed = false;
  window.addEventListener("bearings:panic", (event) => showRecovery("stopped", event.detail));
  window.addEventListener("error", (event) => {
    // A trap ends the app: its memory can no longer be trusted, whether or not the panic hook could still speak.
    if (event.error instanceof WebAssembly.RuntimeError) showRecovery("stopped", event.error.message);
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  function applyTheme() {
    let theme = null;
    try {
      theme = localStorage.getItem(THEME_KEY);
    } catch {
      // Storage is blocked: the system's preference decides.
    }
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else document.documentElement.dataset.theme = "system";
  }

  async function start() {
    try {
      const glue = document.querySelector('link[rel="modulepreload"]');
      const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
      if (!glue || !wasm) throw new Error("The page does not name the app's files.");
      const { default: init } = await import(glue.href);
      // The integrity is passed by hand: browsers do not hold a fetch to the one on its preload link.
      const response = await fetch(wasm.href, { integrity: wasm.integrity, credentials: "same-origin" });
      if (!response.ok) throw new Error(`The app's file answered ${response.status}.`);
      await init({ module_or_path: response });
      if (failed) return;
      document.getElementById("boot")?.remove();
      document.body.dataset.appReady = "";
    } catch (error) {
      showRecovery("start", error instanceof Error ? error.message : String(error));
    }
    watchForUpdates();
  }

  async function watchForUpdates() {
    const name = document.querySelector('meta[name="bearings-worker"]')?.content;
    if (!name || name === "off") return;
    const workers = navigator.serviceWorker;
    let registration;
    try {
      workers?.addEventListener("message", (event) => {
        if (event.data?.bearings === "altered") sayOffline(`altered ${event.data.file}`);
      });
      registration = await workers?.register(name, { updateViaCache: "none" });
    } catch {
      // Without a worker (blocked, or an insecure address) the app runs all the same, only not offline.
    }
    if (!registration) return sayOffline("off");
    if (registration.active) sayOffline("ready");

    let accepted = false;
    const announce = () => {
      // With no controller this is the first visit: the worker that waits is the version already shown.
      if (!registration.waiting || !workers.controller) return;
      document.documentElement.dataset.update = "ready";
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
      // Only the tab whose person agreed loads again; another tab keeps what is being typed there.
      if (accepted) location.reload();
    });

    let checked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - checked < UPDATE_CHECK_MS) return;
      checked = Date.now();
      registration.update().catch(() => {
        // Offline: the next look will do.
      });
    });
  }

  function sayOffline(state) {
    document.documentElement.dataset.offline = state;
    window.dispatchEvent(new CustomEvent("bearings:offline"));
  }

  // Page translators put <font> elements with the translated words in the place of text nodes. The app goes on writing into its own
  // nodes, which nobody sees any more: the words on the page stay behind what they tell. So each replaced node is put back, empty,
  // behind what stands in for it, and the stand-in goes as soon as the app writes to the node or takes it away. The translator then
  // finds new words and translates those.
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
      // What was done here is no news.
      observer.takeRecords();
    });
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true });

    // Tells whether a stand-in was found just now: what is still to be read about the node came before that.
    function wentAway(node, record, written) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (standIns.has(node)) giveWordsBack(node, true);
        else if (!node.isConnected) return standFor(node, record, written.has(node));
      } else if (owners.has(node) && !node.isConnected) {
        // The translator shows the original again.
        giveWordsBack(owners.get(node), true);
      }
      return false;
    }

    function standFor(text, record, isWritten) {
      const isFont = (one) => one?.nodeName === "FONT" && one.isConnected;
      let font = [...record.addedNodes, record.previousSibling, record.nextSibling].find((one) => isFont(one) && !owners.has(one));
      if (!font && isFont(record.target)) {
        for (font = record.target; isFont(font.parentNode); ) font = font.parentNode;
        // Wrapped first and then overwritten by the translator; else taken away by the app, which may leave an empty wrap.
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

  // Every key of ours, as stored, byte for byte: nothing is read or repaired here.
  function storedData() {
    const shelves = {};
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (key !== null && key.startsWith(PREFIX)) shelves[key] = localStorage.getItem(key);
    }
    return shelves;
  }

  function downloadData() {
    const file = { format: "bearings-rescue", saved: new Date().toISOString(), shelves: storedData() };
    const blob = new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `bearings-rescue-${file.saved.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // A worker that keeps serving broken files is the one thing a plain reload cannot mend. The data is not touched.
  async function loadAfresh() {
    try {
      const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
      await Promise.all(registrations.filter((one) => location.href.startsWith(one.scope)).map((one) => one.unregister()));
      const here = new URL("./", location.href).pathname;
      const names = (await globalThis.caches?.keys()) ?? [];
      await Promise.all(names.filter((one) => one.startsWith(`bearings ${here} `)).map((one) => caches.delete(one)));
    } finally {
      location.reload();
    }
  }

  function showRecovery(reason, detail) {
    if (failed) return;
    failed = true;
    const text = (tag, content, className) => {
      const element = document.createElement(tag);
      element.textContent = content;
      if (className) element.className = className;
      return element;
    };
    const button = (label, action) => {
      const element = text("button", label);
      element.type = "button";
      element.addEventListener("click", action);
      return element;
    };

    let count = null;
    try {
      count = Object.keys(storedData()).length;
    } catch {
      // Storage is blocked, so there is nothing to offer.
    }
    const main = text("main", "", "recovery");
    main.id = "recovery";
    const heading = text("h1", reason === "start" ? "Bearings could not start" : "Bearings had to stop");
    heading.tabIndex = -1;
    const actions = text("div", "", "recovery-actions");
    if (count) actions.append(button("Download my data", downloadData));
    actions.append(button("Try again", () => location.reload()), button("Fetch the app afresh", loadAfresh));
    let advice = "Your data is still in this browser. Download it first to be safe, then try again.";
    if (count === null) advice = "This browser does not let the page read its storage. Allow site data for this address, then try again.";
    else if (count === 0) advice = "There is no saved data in this browser yet. Try again.";
    main.append(heading, text("p", advice), actions);
    main.append(text("p", "“Fetch the app afresh” asks the server for every file again. It leaves your data alone."));
    if (detail) main.append(text("p", `What went wrong: ${detail}`, "recovery-detail"));

    delete document.body.dataset.appReady;
    document.body.replaceChildren(main);
    document.title = "Bearings – recovery";
    heading.focus();
  }
})();
