// The browser of the end-to-end tests, for scripts that look at the app: icons, the first page, measures.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export const { chromium } = createRequire(fileURLToPath(new URL("../tests/e2e/package.json", import.meta.url)))("@playwright/test");

/** What starts it; root inside a container has no sandbox to give. */
export const browserOptions = {
  executablePath: process.env.CHROMIUM ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
};
