// The second witness beside localStorage: a journal of the latest edits and snapshots of everything, in IndexedDB. Browsers write
// localStorage to the disk late and rarely; a strict transaction is on the disk when it says that it is complete. Plain JavaScript,
// because the recovery page reads it too. docs/ARCHITECTURE.md, "Storage", says what it is for.
//
// window.bearingsVault; every call answers with a promise that fails where the browser has no IndexedDB or does not let us use it:
//   append(text, at)           adds one entry to the journal; done when it is on the disk
//   entries()                  the journal, oldest first: [key, at, text, key, at, text, …]
//   trim(keys)                 takes entries out
//   keep(cause, at, upto, shelves)   a snapshot that holds the journal up to the entry `upto`; `shelves` is [key, text, …]; makes room
//                              for itself; answers with its id
//   ids()                      the ids of the snapshots, oldest first
//   snapshots()                without their texts, newest first: [id, at, cause, size, key of the last entry they hold, …]
//   shelves(id)                the texts of one: [key, text, …]
//   drop(ids)                  takes snapshots out
//   handle(kept)               the handle of the team's file; with a handle keeps it, with null forgets it
//   protect(ask)               "promised" where the browser promises not to delete the data by itself, else "denied", or "swept" where it
//                              deletes what is not used for seven days; `ask` has it asked to
// Times are seconds since 1970, sizes UTF-16 units.
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

  // One transaction; `work` gets its store and may answer with a request, whose result is the promise's.
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
      // A connection that the browser closed under us is opened once more.
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

  // The texts are megabytes: they are not read for their ids.
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
        // Where room is short the oldest makes some; the last one stays until its successor is safe.
        const known = await ids();
        if (error?.name !== "QuotaExceededError" || known.length < 2) throw error;
        await drop(known.slice(0, 1));
      }
    }
    await thin();
    return id;
  }

  // A busy day must not push out the days before it: beyond the newest few, one a day stays.
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

  // It has a base of its own: a version of the app that does not know it goes on with the other as it is.
  const handle = (kept) =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open("bearings-folder");
      opening.onupgradeneeded = () => opening.result.createObjectStore("handle");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const base = opening.result;
        try {
          const transaction = base.transaction("handle", "readwrite");
          const store = transaction.objectStore("handle");
          const request = kept ? store.put(kept, 0) : kept === null ? store.clear() : store.get(0);
          transaction.oncomplete = () => resolve(request.result);
          transaction.onabort = () => reject(transaction.error);
        } catch (error) {
          reject(error);
        }
        base.close();
      };
    });

  async function protect(ask) {
    const storage = navigator.storage;
    if ((await storage?.persisted?.()) || (ask && (await storage?.persist?.()))) return "promised";
    // WebKit's tracking prevention, which leaves installed apps alone.
    return /^Apple/.test(navigator.vendor) && !matchMedia("(display-mode: standalone)").matches ? "swept" : "denied";
  }

  window.bearingsVault = { append, entries, trim, keep, ids, snapshots, shelves, drop, handle, protect };
})();
