// The page that stands in when the app cannot run: it says what happened and offers the data as a file, another try, an earlier
// snapshot and, last, a fresh start. It comes before everything else and needs nothing else: no wasm, no boot.js, no style file.
//
//   "bearings:failed"   from boot.js, with { reason, message } as `detail`: "start", "stopped", "altered" or "slow"
//   "bearings:panic"    from the app's panic hook, with the message as `detail`
// It also notices by itself: a trap, a file of ours that did not come or was refused, and a boot.js that never ran.
// <html data-boot> says how far the page is: "started" (boot.js runs) or "failed" (this page shows).
(() => {
  "use strict";

  const PREFIX = "bearings";
  const SHELVES = "bearings/";
  const DATABASE = "bearings";
  const WORD = "DELETE";
  // Import reads files of up to 32 MB; snapshots that would not fit stay here.
  const LARGEST_FILE = 30_000_000;
  const PATIENCE_MS = 4_000;

  const page = document.documentElement;
  let failed = false;
  let sealed = false;

  window.addEventListener("bearings:failed", ({ detail }) => show(detail?.reason ?? "start", detail?.message));
  window.addEventListener("bearings:panic", ({ detail }) => show("stopped", detail));
  window.addEventListener("error", noticeError, true);
  // What a stopped app would still write on its way out must not undo what was restored or deleted here.
  for (const name of ["pagehide", "visibilitychange", "beforeunload", "storage"]) {
    window.addEventListener(name, (event) => sealed && event.stopImmediatePropagation(), true);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", look);
  else look();

  function noticeError(event) {
    const file = event.target;
    if (file instanceof HTMLScriptElement) show("altered", nameOf(file.src));
    else if (file instanceof HTMLLinkElement && file.rel === "stylesheet") show("altered", nameOf(file.href));
    // A trap ends the app: its memory can no longer be trusted, whether or not the panic hook could still speak.
    else if (globalThis.WebAssembly && event.error instanceof WebAssembly.RuntimeError) show("stopped", event.error.message);
  }

  function nameOf(address) {
    return address.split("/").pop() || address;
  }

  // The scripts in the head have run by now, if they ever will.
  function look() {
    if (failed) return;
    if (!page.dataset.boot) return show("altered", "boot.js");
    document.getElementById("boot-late")?.append(button("Open the recovery page", () => show("slow")));
  }

  // --- what lies in this browser --------------------------------------------------------------------------------------

  // Every key of ours, as stored, byte for byte: nothing is read or repaired here.
  function stored() {
    const found = {};
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (key !== null && key.startsWith(PREFIX)) found[key] = localStorage.getItem(key);
    }
    return found;
  }

  function storedOrNone() {
    try {
      return stored();
    } catch {
      return null;
    }
  }

  function inTime(promise) {
    return Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error("The browser did not answer.")), PATIENCE_MS))]);
  }

  // The database as it is; one that is not there is not made.
  function openDatabase() {
    return inTime(
      new Promise((done, fail) => {
        const request = indexedDB.open(DATABASE);
        request.onupgradeneeded = () => request.transaction.abort();
        request.onsuccess = () => {
          request.result.onversionchange = () => request.result.close();
          done(request.result);
        };
        request.onerror = () => fail(request.error);
      }),
    );
  }

  // One transaction on one object store; answers with the result of the request that `work` returns.
  async function inStore(name, mode, work) {
    const base = await openDatabase();
    try {
      if (!base.objectStoreNames.contains(name)) throw new Error(`There is no store “${name}”.`);
      return await new Promise((done, fail) => {
        const transaction = base.transaction(name, mode, { durability: "strict" });
        const request = work(transaction.objectStore(name));
        transaction.oncomplete = () => done(request.result);
        transaction.onabort = transaction.onerror = () => fail(transaction.error ?? request.error);
      });
    } finally {
      base.close();
    }
  }

  async function allOf(name) {
    try {
      return await inStore(name, "readonly", (store) => store.getAll());
    } catch {
      // Blocked, damaged or never made: there is nothing to offer from it.
      return [];
    }
  }

  async function snapshots() {
    const all = (await allOf("snapshots")).filter((one) => one?.shelves && typeof one.shelves === "object");
    return all.sort((a, b) => millis(b.at) - millis(a.at));
  }

  // Seconds since 1970; a program that wrote milliseconds is understood too.
  function millis(at) {
    const number = Number(at) || 0;
    return number < 1e11 ? number * 1000 : number;
  }

  // --- the data as a file -----------------------------------------------------------------------------------------------

  async function download() {
    const file = { format: "bearings-rescue", saved: new Date().toISOString(), shelves: storedOrNone() ?? {}, journal: await allOf("journal"), snapshots: [] };
    let size = sizeOf(file);
    let left = 0;
    for (const one of await snapshots()) {
      size += sizeOf(one);
      if (size > LARGEST_FILE) left += 1;
      else file.snapshots.push(one);
    }
    const blob = new Blob([`${JSON.stringify(file)}\n`], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `bearings-rescue-${file.saved.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(left > 0 ? `The file is in your downloads. ${left} older snapshots did not fit and are only in this browser.` : "The file is in your downloads. Once Bearings runs again, import it on the Share page.");
  }

  function sizeOf(value) {
    return new TextEncoder().encode(JSON.stringify(value)).length;
  }

  // --- going back, starting over -------------------------------------------------------------------------------------------

  // The stopped app must not write any more, neither on leaving nor by a timer of its own.
  function seal() {
    sealed = true;
    for (let timer = setTimeout(() => {}, 0); timer > 0; timer -= 1) clearTimeout(timer);
  }

  async function restore({ shelves, at }) {
    const before = stored();
    const present = Object.fromEntries(Object.entries(before).filter(([key]) => key.startsWith(SHELVES)));
    const kept = { ...present };
    // Entries are written like shelves, so they are kept as such: what was saved there alone is not lost either.
    for (const [place, entry] of (await allOf("journal")).entries()) {
      if (typeof entry?.text === "string") kept[`${SHELVES}1/other/journal-${place + 1}`] = entry.text;
    }
    const snapshot = { at: Math.floor(Date.now() / 1000), cause: "restore", size: lengthOf(kept), shelves: kept };
    const id = await inStore("snapshots", "readwrite", (store) => (store.autoIncrement ? store.add(snapshot) : store.add({ id: crypto.randomUUID(), ...snapshot })));
    seal();
    try {
      replaceShelves(shelves);
    } catch (error) {
      replaceShelves(present);
      throw error;
    }
    // Or the app would join what was left behind at its next start.
    localStorage.setItem("bearings.kept", `${id} back`);
    await inStore("journal", "readwrite", (store) => store.clear()).catch(() => {
      // No journal: nothing of it can come back.
    });
    return `Went back to ${dayOf(at)}. What was here before is the first snapshot in the list now. Choose “Try again” to open Bearings.`;
  }

  function replaceShelves(shelves) {
    for (const key of Object.keys(stored())) {
      if (key.startsWith(SHELVES)) localStorage.removeItem(key);
    }
    for (const [key, text] of Object.entries(shelves)) {
      if (key.startsWith(SHELVES) && typeof text === "string") localStorage.setItem(key, text);
    }
  }

  function lengthOf(shelves) {
    return Object.entries(shelves).reduce((sum, [key, text]) => sum + key.length + String(text).length, 0);
  }

  async function deleteEverything() {
    seal();
    // Which file the team's is.
    indexedDB.deleteDatabase("bearings-folder");
    for (const key of Object.keys(storedOrNone() ?? {})) localStorage.removeItem(key);
    await inTime(
      new Promise((done) => {
        const request = indexedDB.deleteDatabase(DATABASE);
        request.onsuccess = request.onerror = request.onblocked = done;
      }),
    ).catch(() => {
      // Blocked: then there is nothing in it that this page could reach.
    });
    await loadAgain();
  }

  // A worker that keeps serving broken files is the one thing a plain reload cannot mend. The data is not touched.
  async function loadAgain() {
    try {
      const registrations = (await inTime(navigator.serviceWorker.getRegistrations())) ?? [];
      await Promise.all(registrations.filter((one) => location.href.startsWith(one.scope)).map((one) => one.unregister()));
      const here = new URL("./", location.href).pathname;
      const names = await inTime(caches.keys());
      await Promise.all(names.filter((one) => one.startsWith(`bearings ${here} `)).map((one) => caches.delete(one)));
    } catch {
      // No worker here, or none that answers: the reload is all there is.
    } finally {
      location.reload();
    }
  }

  // --- the page -----------------------------------------------------------------------------------------------------------

  const HEADINGS = {
    start: "Bearings could not start",
    altered: "Bearings could not start",
    stopped: "Bearings had to stop",
    slow: "Bearings has not opened yet",
  };

  function element(tag, content, className) {
    const made = document.createElement(tag);
    made.textContent = content;
    if (className) made.className = className;
    return made;
  }

  function button(label, action) {
    const made = element("button", label);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  function say(sentence) {
    const line = document.getElementById("recovery-said");
    if (line) line.textContent = sentence;
  }

  function guarded(action) {
    return () => Promise.resolve().then(action).then((sentence) => sentence && say(sentence)).catch((error) => say(`That did not work: ${error?.message ?? error}. Nothing was changed.`));
  }

  function dayOf(at) {
    const time = new Date(millis(at));
    return Number.isNaN(time.getTime()) ? "an unknown day" : time.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  }

  function adviceFor(reason, found) {
    const why = reason === "altered" ? "A file of this site was missing or had been changed on its way, so it was not run. " : "";
    if (found === null) return `${why}This browser does not let the page read its storage. Allow site data for this address, then try again.`;
    if (Object.keys(found).length === 0) return `${why}There are no saved goals in this browser’s main storage. Try again.`;
    return `${why}Your data is still in this browser. Download it first to be safe, then try again.`;
  }

  function show(reason, message) {
    if (failed) return;
    failed = true;
    page.dataset.boot = "failed";
    if (document.body) draw(reason, message);
    else document.addEventListener("DOMContentLoaded", () => draw(reason, message));
  }

  function draw(reason, message) {
    const found = storedOrNone();
    const main = element("main", "", "recovery");
    main.id = "recovery";
    const heading = element("h1", HEADINGS[reason] ?? HEADINGS.start);
    heading.tabIndex = -1;
    const actions = element("div", "", "recovery-actions");
    const save = button("Download my data", guarded(download));
    if (found && Object.keys(found).length > 0) actions.append(save);
    actions.append(button("Try again", () => location.reload()), button("Download the app again", loadAgain));
    const said = element("p", "");
    said.id = "recovery-said";
    said.setAttribute("role", "status");
    main.append(heading, element("p", adviceFor(reason, found)), actions, said);
    main.append(element("p", "“Download the app again” gets every file of the app from the server. It leaves your data alone."));
    const earlier = element("section", "");
    main.append(earlier, startOver());
    if (message) main.append(element("p", `What went wrong: ${message}`, "recovery-detail"));

    delete document.body.dataset.appReady;
    document.body.replaceChildren(main);
    document.title = "Bearings – recovery";
    heading.focus();
    // Data can be in the second storage alone; it is asked for once the page stands.
    Promise.all([snapshots(), allOf("journal")]).then(([list, journal]) => {
      if (list.length + journal.length > 0) actions.prepend(save);
      offerSnapshots(earlier, list);
    });
  }

  function offerSnapshots(section, list) {
    if (list.length === 0) return;
    const items = element("ul", "");
    for (const one of list) {
      const words = `${dayOf(one.at)} · ${one.cause ?? "snapshot"} · ${Math.max(1, Math.round(lengthOf(one.shelves) / 1000))} KB`;
      const item = element("li", words);
      const go = button("Go back to this", guarded(async () => {
        const sentence = await restore(one);
        offerSnapshots(section, await snapshots());
        return sentence;
      }));
      go.setAttribute("aria-label", `Go back to ${words}`);
      item.append(go);
      items.append(item);
    }
    section.replaceChildren(
      element("h2", "Earlier snapshots"),
      element("p", "Close other Bearings tabs first. What is here now is kept as a snapshot, so you can come back to it."),
      items,
    );
  }

  function startOver() {
    const box = element("details", "");
    const label = element("label", `Type ${WORD} to confirm`);
    const field = element("input", "");
    field.id = "recovery-word";
    field.autocomplete = "off";
    field.spellcheck = false;
    label.htmlFor = field.id;
    const problem = element("p", "", "recovery-problem");
    problem.id = "recovery-problem";
    problem.setAttribute("role", "alert");
    const go = button("Delete everything", () => {
      const agreed = field.value.trim() === WORD;
      field.setAttribute("aria-invalid", String(!agreed));
      if (agreed) return guarded(deleteEverything)();
      field.setAttribute("aria-describedby", problem.id);
      problem.textContent = `Type ${WORD} in capital letters first. Nothing was deleted.`;
      field.focus();
    });
    box.append(
      element("summary", "Start over with nothing"),
      element("p", "This deletes every goal, number, draft and snapshot in this browser. It cannot be undone. Download your data first."),
      label,
      field,
      go,
      problem,
    );
    return box;
  }
})();
