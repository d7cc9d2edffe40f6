// WebKitGTK, driven over WebDriver under a screen of its own (Xvfb). No library.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Tab, endWithUs, hasEnded, killGroup, killed, until } from "./tab.mjs";

const BROWSER = fileURLToPath(new URL("webkit-browser.py", import.meta.url));
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** What WebKit says of every page: it installs nothing, and begins a load anew in a process of its own. */
const HARMLESS = /Unrecognized Content-Security-Policy directive 'manifest-src'|Load request cancelled$/;

let screen;

/** One screen for all browsers of this run. */
function needScreen() {
  screen ??= new Promise((resolve, reject) => {
    const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { detached: true, stdio: ["ignore", "ignore", "ignore", "pipe"] });
    child.once("error", reject);
    child.stdio[3].once("data", (number) => {
      child.stdio[3].unref?.();
      child.unref();
      endWithUs(() => killGroup(child.pid));
      resolve(`:${String(number).trim()}`);
    });
  });
  return screen;
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

export class WebKit {
  static named = "WebKitGTK";
  allowed = [];
  /** Commands go to one window at a time. */
  #turn = Promise.resolve();
  #window;

  /** Starts it with a profile folder of ours; what is kept there is there again at the next start. */
  static async start(profile) {
    const browser = new WebKit();
    browser.profile = profile;
    browser.downloads = join(profile, "downloads");
    await mkdir(browser.downloads, { recursive: true });
    await rm(join(profile, "log"), { force: true });
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: await needScreen(),
      GDK_BACKEND: "x11",
      // No bus and no sandbox in a container.
      NO_AT_BRIDGE: "1",
      DBUS_SESSION_BUS_ADDRESS: "disabled:",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      XDG_CACHE_HOME: join(profile, "cache"),
      XDG_CONFIG_HOME: join(profile, "config"),
      XDG_DATA_HOME: join(profile, "share"),
    };
    browser.child = spawn(process.env.WEBKIT_DRIVER ?? "WebKitWebDriver", ["-p", String(port)], { detached: true, env, stdio: "ignore" });
    endWithUs(() => {
      if (hasEnded(browser.child)) return;
      const group = /^GROUP (\d+)$/m.exec(existsSync(join(profile, "log")) ? readFileSync(join(profile, "log"), "utf8") : "")?.[1];
      if (group) killGroup(Number(group));
      killGroup(browser.child.pid);
    });
    browser.address = `http://127.0.0.1:${port}`;
    let failed;
    browser.child.once("error", (error) => (failed = error));
    await until("WebKitWebDriver to answer", async () => {
      if (failed) throw failed;
      return (await fetch(`${browser.address}/status`)).ok;
    });
    const { sessionId } = await browser.ask("POST", "/session", {
      capabilities: { alwaysMatch: { timeouts: { script: 120_000 }, "webkitgtk:browserOptions": { binary: BROWSER, args: [profile] } } },
    });
    browser.session = `/session/${sessionId}`;
    browser.first = await browser.ask("GET", `${browser.session}/window`);
    return browser;
  }

  async ask(method, path, body) {
    const answer = await fetch(this.address + path, { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  /** A command to one window. */
  to(window, method, path, body) {
    const turn = this.#turn.then(async () => {
      if (this.#window !== window) await this.ask("POST", `${this.session}/window`, { handle: window });
      this.#window = window;
      return this.ask(method, this.session + path, body);
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async log() {
    return readFile(join(this.profile, "log"), "utf8");
  }

  /** The browser's process, which is its process group's too. */
  async group() {
    return Number(/^GROUP (\d+)$/m.exec(await this.log())[1]);
  }

  /** What must not happen, from what the browser wrote down. */
  async found() {
    const lines = (await this.log()).split("\n");
    const asked = lines.filter((line) => /^REQUEST http/.test(line)).map((line) => new URL(line.slice("REQUEST ".length)));
    const elsewhere = asked.filter(({ origin }) => origin !== asked[0].origin).map((url) => `request to another origin: ${url}`);
    const faults = lines.filter((line) => /CONSOLE (\w+ )?ERROR|^FAILED|^ANSWER|policy/i.test(line) && !HARMLESS.test(line));
    return [...faults, ...elsewhere].filter((problem) => !this.allowed.some((pattern) => pattern.test(problem)));
  }

  async tab() {
    const window = this.first ?? (await this.ask("POST", `${this.session}/window/new`, { type: "tab" })).handle;
    this.first = undefined;
    return new Tab(new Window(this, window), this.downloads);
  }

  /** The whole browser dies at once; nothing gets a chance to write. */
  async kill() {
    const group = await this.group();
    killGroup(group);
    await killed(this.child);
    await until("the browser's end", () => isOver(group));
  }

  /** As a person closes it. */
  async quit() {
    await this.ask("DELETE", this.session);
    await killed(this.child);
  }
}

/** Whether no process of a group runs any more; a mere entry that nobody has asked for yet does not count. */
async function isOver(group) {
  const all = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const states = await Promise.all(all.map((id) => readFile(`/proc/${id}/stat`, "utf8").catch(() => "")));
  return !states.some((state) => {
    const [how, , of] = state.slice(state.lastIndexOf(")") + 2).split(" ");
    return Number(of) === group && how !== "Z";
  });
}

class Window {
  constructor(browser, window) {
    this.browser = browser;
    this.window = window;
  }

  #to(method, path, body) {
    return this.browser.to(this.window, method, path, body);
  }

  async #evaluate(body) {
    const answer = await this.#to("POST", "/execute/async", {
      script: `const done = arguments[arguments.length - 1]; (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [],
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  async call(body) {
    const value = await this.#evaluate(`return JSON.stringify(await (async () => { ${body} })())`);
    return typeof value === "string" ? JSON.parse(value) : undefined;
  }

  act(actions) {
    return this.#to("POST", "/actions", { actions });
  }

  goto(url) {
    return this.#to("POST", "/url", { url });
  }

  reload() {
    return this.#to("POST", "/refresh", {});
  }

  /** Every window is drawn. */
  async front() {}

  async attach(body, path) {
    const element = await this.#evaluate(body);
    await this.#to("POST", `/element/${element[ELEMENT]}/value`, { text: path });
  }

  /** The page as it goes to paper, a PDF. */
  async print() {
    const paper = join(this.browser.profile, "paper.pdf");
    await rm(paper, { force: true });
    process.kill(await this.browser.group(), "SIGUSR1");
    await until("the paper", () => existsSync(paper));
    return readFile(paper);
  }

  async picture() {
    return Buffer.from(await this.#to("GET", "/screenshot"), "base64");
  }

  close() {
    return this.#to("DELETE", "/window");
  }
}
