// The page's own script, outside the app: it applies the theme before the first paint, starts the app and looks after the service
// worker. When the app cannot run it says so to public/rescue.js, which stands in.
//
// What it and the app say to each other, all on `window`:
//   "bearings:update-ready"   from here: a new version is waiting. <html data-update="ready"> says the same to whoever asks later.
//   "bearings:update-accept"  from the app, after it saved everything: take the new version and load the page again.
//   "bearings:offline"        from here: whether the app opens without a network has been found out. <html data-offline> says it: "ready",
//                             "off" (no worker is to be had here), or "altered FILE" (the host gives out another file than was built).
//   "bearings:protections-wanted" and, back, "bearings:protections": <html data-headers> says what the host sends.
// <html data-boot> is "started" from here on; rescue.js makes it "failed". <body data-app-ready> is set once the app has mounted and drawn its page.
// <html data-start> is "new" until then where nothing is stored and the ways in were asked for: the style file shows them, from index.html.
// <html data-wanted> tells the app which button was pressed there: "example", "new", "find", or "guide" for a wish that was written.
//
// It also keeps the words true while a page translator is at work: see keepWordsTrue.
(() => {
  "use strict";

  const THEME_KEY = "bearings.theme";
  const UPDATE_CHECK_MS = 60 * 60 * 1000;

  const page = document.documentElement;

  // All that may become HTML: the grammar of the framework's own literals, without scripts, handlers and addresses. A build in which one
  // of them is of another kind fails (scripts/finish.mjs).
  const MARKUP = /^(?:[^<]|<\/?(?:b|br|button|circle|dd|div|dl|dt|em|g|h[1-4]|hr|kbd|label|legend|li|line|ol|p|path|rect|section|small|span|strong|summary|svg|table|tbody|td|th|thead|tr|ul)(?: (?:aria-[a-z]+|class|cx|cy|d|fill|for|height|id|r|role|scope|stroke|stroke-width|tabindex|title|type|viewBox|width|x|y)="[^"<]*")*\/?>)*$/;

  page.dataset.boot ??= "started";
  window.trustedTypes?.createPolicy("default", {
    createHTML: (text) => (MARKUP.test(text) ? text : null),
    createScriptURL: (address) => (address === workerName() ? address : null),
  });
  applyTheme();
  greet();
  // A file that is dropped before the app can take it does not take the app's place.
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
      // Storage is blocked: the system's preference decides.
    }
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
    else page.dataset.theme = "system";
  }

  // Who has nothing here yet can read and click before the app stands; who has goals never sees it.
  function greet() {
    let isNew = /^#?\/?(?:today)?$/.test(location.hash);
    try {
      for (let at = 0; at < localStorage.length; at += 1) isNew &&= !localStorage.key(at).startsWith("bearings/");
    } catch {
      // Storage is blocked: nothing is kept here.
    }
    page.dataset.start = isNew ? "new" : "known";
  }

  function noteWish({ target }) {
    const wish = target instanceof Element ? target.closest("#welcome [data-wish]") : null;
    if (!wish) return;
    page.dataset.wanted = wish.dataset.wish;
    wish.setAttribute("aria-busy", "true");
  }

  // A wish that was written early waits in its field.
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
      // Where all files are kept here they are taken up at once; on a first visit the second would take its share of the line from the first.
      if (isKept) startLater();
      else compiling.then(startLater, () => {
        // What is wrong with the first is told below.
      });
      const [{ default: init }, module_or_path] = await Promise.all([import(glue.href), compiling, ...[...document.querySelectorAll('link[rel="stylesheet"]')].map(styled)]);
      // Whoever waits on the recovery page does not want the app to open under it.
      if (page.dataset.boot === "failed") return;
      await init({ module_or_path });
      if (page.dataset.boot === "failed") return;
      takeOver();
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
    watchForUpdates();
  }

  // The integrity is passed by hand: browsers do not hold a fetch to the one on its preload link.
  function get({ href, integrity }, cache) {
    return fetch(href, { integrity, cache, credentials: "same-origin" });
  }

  async function compiled(response) {
    if (!response.ok) throw new Error(`The app's file answered ${response.status}.`);
    // A host may give it out as something else.
    if (response.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  }

  // The second file (scripts/later.js takes it up), asked for as soon as the line is free, with the style of what it draws.
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
      // Who takes it up is told.
    });
  }

  function styled(link) {
    return (
      link.sheet ||
      new Promise((done) => {
        // One that does not come is told of by rescue.js.
        link.addEventListener("load", done);
        link.addEventListener("error", done);
      })
    );
  }

  // The app is there: what stood in for it goes, and who had got somewhere in it with the keyboard is there in the app.
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

  // A page of the second file says that it is opening until it is drawn.
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
      // Without a worker (blocked, or an insecure address) the app runs all the same, only not offline.
    }
    if (!registration) return sayOffline("off");
    if (registration.active) sayOffline("ready");

    let accepted = false;
    const announce = () => {
      // On the first visit the worker that waits is the version already shown: there was no other, and none had the page. A busy page
      // hears of it late, when that worker has it already.
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
    page.dataset.offline = state;
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
    observer.observe(page, { subtree: true, childList: true, characterData: true });

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

  // Which protecting headers the host sends, as words in <html data-headers>; Settings asks. A HEAD goes past the worker to the host.
  async function askHost() {
    try {
      const { headers } = await fetch("./", { method: "HEAD", cache: "no-store" });
      const says = (name, words) => words.test(headers.get(name) ?? "");
      const frames = says("content-security-policy", /frame-ancestors/) || says("x-frame-options", /deny|sameorigin/i);
      page.dataset.headers = [frames && "frames", says("x-content-type-options", /nosniff/i) && "types"].filter(Boolean).join(" ");
    } catch {
      // No network: what was found out before still holds.
    }
    window.dispatchEvent(new CustomEvent("bearings:protections"));
  }

  function fail(message) {
    // For the words in index.html, should rescue.js not be there to hear it.
    page.dataset.boot = "failed";
    window.dispatchEvent(new CustomEvent("bearings:failed", { detail: { reason: "start", message } }));
  }
})();
