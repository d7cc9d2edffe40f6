// The page's own script, outside the app: it applies the theme before the first paint, starts the app, looks after the service
// worker, and offers the data as a file when the app cannot run. Plain JavaScript on purpose: it must work when nothing else does.
//
// What it and the app say to each other, all on `window`:
//   "bearings:update-ready"   from here: a new version is waiting. <html data-update="ready"> says the same to whoever asks later.
//   "bearings:update-accept"  from the app, after it saved everything: take the new version and load the page again.
//   "bearings:panic"          from the app's panic hook, with the message as `detail`: show the recovery page.
// <body data-app-ready> is set once the app has mounted.
(() => {
  "use strict";

  const PREFIX = "bearings";
  const THEME_KEY = "bearings.theme";
  const UPDATE_CHECK_MS = 60 * 60 * 1000;

  applyTheme();
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
    if (!name || name === "off" || !("serviceWorker" in navigator)) return;
    let registration;
    try {
      registration = await navigator.serviceWorker.register(name, { updateViaCache: "none" });
    } catch {
      // Without a worker (blocked, or an insecure address) the app runs all the same, only not offline.
      return;
    }

    if (!registration) return;

    let accepted = false;
    const announce = () => {
      // With no controller this is the first visit: the worker that waits is the version already shown.
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      document.documentElement.dataset.update = "ready";
      window.dispatchEvent(new CustomEvent("bearings:update-ready"));
    };
    announce();
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed") announce();
      });
    });
    window.addEventListener("bearings:update-accept", () => {
      accepted = true;
      if (registration.waiting) registration.waiting.postMessage("skipWaiting");
      else location.reload();
    });
    navigator.serviceWorker.addEventListener("controllerchange", () => {
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
