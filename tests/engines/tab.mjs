// A tab as the journeys use it, over what each browser's driver gives: `call`, `act`, `goto`, `attach`, `front`.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { choose, find, placeOf, readyToType } from "./inpage.mjs";

/** How long a condition may take on a slow and busy machine. */
export const PATIENCE = 60_000;

/** Tries until something comes out; says what it waited for if nothing ever does. */
export async function until(what, attempt, patience = PATIENCE) {
  const end = Date.now() + patience;
  let trouble = "";
  for (;;) {
    try {
      const found = await attempt();
      if (found) return found;
    } catch (error) {
      // The page may be on its way to another one.
      trouble = `; last: ${error.message}`;
    }
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}${trouble}`);
    await pause(50);
  }
}

const ends = new Set();

/** Has a browser ended with this process, however that comes about. `end` must not wait for anything. */
export function endWithUs(end) {
  if (ends.size === 0) {
    process.once("exit", () => ends.forEach((one) => one()));
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
  }
  ends.add(end);
}

/** Kills a process and all that it started, if it is still there. */
export function killGroup(id) {
  try {
    process.kill(-id, "SIGKILL");
  } catch {
    // It has gone already.
  }
}

export const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Kills a process of ours with all that it started, and waits until it is gone. */
export async function killed(child) {
  if (hasEnded(child)) return;
  const gone = new Promise((done) => child.once("exit", done));
  killGroup(child.pid);
  await gone;
}

export const button = (name, more) => ({ role: "button", name, ...more });
export const checkbox = (name, more) => ({ role: "checkbox", name, ...more });
export const heading = (name, more) => ({ role: "heading", name, ...more });
export const link = (name, more) => ({ role: "link", name, ...more });
export const radio = (name, more) => ({ role: "radio", name, ...more });
export const label = (name, more) => ({ label: name, ...more });
export const text = (words, more) => ({ text: words, ...more });
export const css = (selector, more) => ({ css: selector, ...more });
export const dialog = { role: "dialog" };

const KEYS = { Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Delete: "\uE017", Control: "\uE009", Shift: "\uE008" };

/** A value as JavaScript text; regular expressions too. */
function written(value) {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (value && typeof value === "object") return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${written(one)}`).join(", ")}}`;
  return value === undefined ? "undefined" : JSON.stringify(value);
}

const shown = (target) => written(target);

export class Tab {
  constructor(driver, downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  /** Runs a function in the page and answers with what comes out; it may be a promise. */
  call(work, ...args) {
    return this.driver.call(`${find}; return (${work})(...${written(args)});`);
  }

  async until(what, work, ...args) {
    return until(what, () => this.call(work, ...args));
  }

  /** Opens an address and waits until the app has mounted. */
  async open(url) {
    await this.driver.front();
    await this.driver.goto(url);
    await this.mounted();
  }

  mounted() {
    return this.until("the app to mount", () => document.body?.dataset.appReady !== undefined && document.readyState === "complete");
  }

  /** Loads the page anew. */
  async reload() {
    await this.call(() => void (window.bearingsTestOld = true));
    await this.driver.reload();
    await this.until("another page", () => window.bearingsTestOld === undefined);
    await this.mounted();
  }

  /** Goes to a place in the app, "#/kpis", as a link would. */
  go(hash) {
    return this.call((to) => void location.assign(to), hash);
  }

  async sees(target) {
    try {
      await this.until(shown(target), (wanted) => find(wanted).length > 0, target);
    } catch (error) {
      const there = await this.call(() => document.body.innerText.slice(0, 1500)).catch(() => "nothing to read");
      throw new Error(`${error.message}\nThe page says: ${there}`);
    }
  }

  /** Waits until there is nothing of it any more. */
  lacks(target) {
    return this.until(`no ${shown(target)}`, (wanted) => find(wanted).length === 0, target);
  }

  /** Waits until the heading of the page is this. */
  titled(name) {
    return this.sees({ css: "h1", has: name });
  }

  async click(target) {
    await this.sees(target);
    await this.driver.front();
    await until(`${shown(target)} to stand still, be free and get the click`, async () => {
      const place = await this.driver.call(`${find}; ${placeOf}; return placeOf(${written(target)});`);
      if (!place) return false;
      const move = { type: "pointerMove", x: place.x, y: place.y, duration: 0, origin: "viewport" };
      const actions = [move, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
      await this.driver.act([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
      // Where the click led to another page, it was one.
      return (await this.call(() => window.bearingsTestHit).catch(() => true)) !== false;
    });
  }

  /** Replaces what stands in a field by typing. */
  async fill(target, words) {
    await this.sees(target);
    await this.driver.front();
    await until(`the cursor in ${shown(target)}`, () => this.driver.call(`${find}; ${readyToType}; return readyToType(${written(target)});`));
    await this.type(words);
    await this.until(`“${words}” in ${shown(target)}`, (wanted, value) => find(wanted)[0]?.value === value, target, words);
  }

  type(words) {
    const keys = [...words].map((letter) => (letter === "\n" ? KEYS.Enter : letter));
    return this.driver.act([{ type: "key", id: "keys", actions: keys.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }]);
  }

  /** "Enter", "Control+z", "Control+Shift+z". */
  async press(keys) {
    await this.driver.front();
    const values = keys.split("+").map((key) => KEYS[key] ?? key);
    await this.driver.act([
      {
        type: "key",
        id: "keys",
        actions: [...values.map((value) => ({ type: "keyDown", value })), ...values.toReversed().map((value) => ({ type: "keyUp", value }))],
      },
    ]);
  }

  async choose(target, option) {
    await this.sees(target);
    await until(`“${option}” in ${shown(target)}`, () => this.driver.call(`${find}; ${choose}; return choose(${written(target)}, ${written(option)});`));
  }

  /** Gives a file of the disk to a file field, hidden or not. */
  async attach(target, path) {
    await this.until(shown(target), (wanted) => find({ ...wanted, hidden: true }).length > 0, target);
    await this.driver.attach(`${find}; return find(${written({ ...target, hidden: true })})[0];`, path);
  }

  /** What the browser saves while `work` is done: its name and text. */
  async download(work) {
    const before = new Set(await readdir(this.downloads));
    await work();
    return until("a saved file", async () => {
      const name = (await readdir(this.downloads)).find((one) => !before.has(one) && one.endsWith(".json"));
      const content = name && (await readFile(join(this.downloads, name), "utf8"));
      // It is there before it is whole.
      return content?.endsWith("}\n") ? { name, text: content, path: join(this.downloads, name) } : null;
    });
  }

  /** Until the screen says that everything is kept. */
  saved() {
    return this.sees(text("Saved on this device", { in: { role: "complementary" } }));
  }

  print() {
    return this.driver.print();
  }
}
