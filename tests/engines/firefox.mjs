// Firefox, driven over WebDriver BiDi: https://w3c.github.io/webdriver-bidi/. No library; Node.js 20 wants --experimental-websocket.
import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Tab, endWithUs, hasEnded, killGroup, killed } from "./tab.mjs";

const PREFERENCES = (downloads) => ({
  "remote.active-protocols": 1,
  // A killed browser starts as an ordinary one does.
  "browser.sessionstore.resume_from_crash": false,
  "toolkit.startup.max_resumed_crashes": -1,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "browser.download.folderList": 2,
  "browser.download.dir": downloads,
  "browser.download.alwaysOpenPanel": false,
  "print.always_print_silent": true,
});

export class Firefox {
  static named = "Firefox";
  problems = [];
  allowed = [];
  #waiting = new Map();
  #count = 0;
  #origin;
  #visited = new Set();

  /** Starts it with a profile folder of ours; what is kept there is there again at the next start. */
  static async start(profile) {
    const browser = new Firefox();
    browser.downloads = join(profile, "downloads");
    await mkdir(browser.downloads, { recursive: true });
    const lines = Object.entries(PREFERENCES(browser.downloads)).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    await writeFile(join(profile, "user.js"), lines.join(""));
    const words = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"];
    browser.child = spawn(process.env.FIREFOX ?? "firefox-esr", words, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
    endWithUs(() => hasEnded(browser.child) || killGroup(browser.child.pid));
    const address = await new Promise((resolve, reject) => {
      let said = "";
      browser.child.stderr.on("data", (part) => {
        said += part;
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
        if (found) resolve(found[1]);
      });
      browser.child.once("error", reject);
      browser.child.once("exit", () => reject(new Error(`Firefox did not start: ${said.slice(-400)}`)));
    });
    await browser.#connect(`${address}/session`);
    await browser.send("session.new", { capabilities: {} });
    await browser.send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent", "network.fetchError", "network.responseCompleted"] });
    await browser.send("script.addPreloadScript", {
      functionDeclaration: `() => document.addEventListener("securitypolicyviolation", (event) =>
        console.error("policy violation: " + event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber))`,
    });
    const { contexts } = await browser.send("browsingContext.getTree");
    browser.first = contexts[0].context;
    return browser;
  }

  async #connect(address) {
    const socket = new WebSocket(address);
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.id === undefined || message.id === null) return this.#hear(message);
      const { resolve, reject } = this.#waiting.get(message.id) ?? {};
      this.#waiting.delete(message.id);
      if (message.type === "error") reject?.(new Error(`${message.error}: ${message.message}`));
      else resolve?.(message.result);
    };
    const lost = () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("Firefox is gone"));
      this.#waiting.clear();
    };
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => {
        lost();
        reject(new Error("no way to talk to Firefox"));
      };
      socket.onclose = lost;
    });
    this.socket = socket;
  }

  send(method, params = {}) {
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #report(problem) {
    this.problems.push(problem);
  }

  /** What must not happen. */
  async found() {
    return this.problems.filter((problem) => !this.allowed.some((pattern) => pattern.test(problem)));
  }

  #hear({ method, params }) {
    // Firefox logs faults of its own while it makes a tab.
    const isOfAPage = this.#visited.has(params.context ?? params.source?.context);
    if (method === "log.entryAdded" && params.level === "error" && isOfAPage) this.#report(`${params.type}: ${params.text}`);
    const url = params.request?.url ?? "";
    if (!url.startsWith("http")) return;
    if (method === "network.beforeRequestSent") {
      this.#visited.add(params.context);
      const { origin } = new URL(url);
      this.#origin ??= origin;
      if (origin !== this.#origin) this.#report(`request to another origin: ${url}`);
    }
    // Whoever leaves a page gives up what it was still fetching.
    if (method === "network.fetchError" && !/ABORT/.test(params.errorText)) this.#report(`request failed: ${url} ${params.errorText}`);
    if (method === "network.responseCompleted" && params.response.status >= 400) this.#report(`answer ${params.response.status}: ${url}`);
  }

  async tab() {
    const context = this.first ?? (await this.send("browsingContext.create", { type: "tab" })).context;
    this.first = undefined;
    await this.send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 800 } });
    return new Tab(new Context(this, context), this.downloads);
  }

  /** The whole browser dies at once; nothing gets a chance to write. */
  kill() {
    return killed(this.child);
  }

  /** As a person closes it. */
  async quit() {
    const gone = new Promise((done) => this.child.once("exit", done));
    await this.send("browser.close").catch(() => {});
    await gone;
  }
}

class Context {
  constructor(browser, context) {
    this.browser = browser;
    this.context = context;
  }

  async #evaluate(body) {
    const answer = await this.browser.send("script.callFunction", {
      functionDeclaration: `async () => { ${body} }`,
      awaitPromise: true,
      target: { context: this.context },
    });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return answer.result;
  }

  async call(body) {
    const { value } = await this.#evaluate(`return JSON.stringify(await (async () => { ${body} })())`);
    return value === undefined ? undefined : JSON.parse(value);
  }

  act(actions) {
    return this.browser.send("input.performActions", { context: this.context, actions });
  }

  goto(url) {
    return this.browser.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  reload() {
    return this.browser.send("browsingContext.reload", { context: this.context, wait: "complete" });
  }

  front() {
    return this.browser.send("browsingContext.activate", { context: this.context });
  }

  async attach(body, path) {
    const { sharedId } = await this.#evaluate(body);
    await this.browser.send("input.setFiles", { context: this.context, element: { sharedId }, files: [path] });
  }

  /** The page as it goes to paper, a PDF. */
  async print() {
    // What a person's Ctrl+P tells the page.
    const { data } = await this.browser.send("browsingContext.print", { context: this.context, background: true });
    return Buffer.from(data, "base64");
  }

  async picture() {
    const { data } = await this.browser.send("browsingContext.captureScreenshot", { context: this.context });
    return Buffer.from(data, "base64");
  }

  close() {
    return this.browser.send("browsingContext.close", { context: this.context });
  }
}
