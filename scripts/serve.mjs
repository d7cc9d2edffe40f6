// A small static server for dist/, for `make run` and the end-to-end tests. No dependency.
//   node scripts/serve.mjs [FOLDER] [--port N] [--base /some/path/] [--probe]     --probe only says whether the port is free
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

// What a build leaves for hosts to read (scripts/headers.mjs); like them, this server obeys the first and gives out none.
const HOST_FILES = ["_headers", ".htaccess", "vercel.json"];

function headersFor(root) {
  const file = join(root, "_headers");
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line.startsWith("  "));
  return Object.fromEntries(lines.map((line) => [line.slice(2, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]));
}

/**
 * Serves `folder` at `http://127.0.0.1:port` + `base` and resolves with the server once it listens; port 0 takes any free one.
 * `base` starts and ends with a slash; everything outside it answers 404.
 * The tests let it behave as other hosts do: `redirect` sends ".../index.html" to its folder with 308, and `alter(name, content)` gives
 * out other content than the file has.
 */
export function serve({ folder, port = 8080, base = "/", redirect = false, alter = (_, content) => content }) {
  const root = resolve(folder);
  const protecting = headersFor(root);
  const server = createServer(async (request, response) => {
    const end = (status, headers = {}, body = "") => {
      response.writeHead(status, { ...protecting, ...headers });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return end(405, { allow: "GET, HEAD" });
    let path;
    try {
      path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    } catch {
      return end(400);
    }
    if (path + "/" === base) return end(301, { location: base });
    if (!path.startsWith(base)) return end(404, {}, "Not found\n");
    if (redirect && path.endsWith("/index.html")) return end(308, { location: path.slice(0, -"index.html".length) });

    let file = normalize(join(root, path.slice(base.length)));
    if (file !== root && !file.startsWith(root + sep)) return end(404, {}, "Not found\n");
    if (HOST_FILES.includes(relative(root, file))) return end(404, {}, "Not found\n");
    try {
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const body = alter(relative(root, file).split(sep).join("/"), await readFile(file));
      const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
      // Revalidated every time, answered with 304: a build replaces files at once.
      const headers = { "cache-control": "no-cache", etag };
      if (request.headers["if-none-match"] === etag) return end(304, headers);
      headers["content-type"] = TYPES[extname(file)] ?? "application/octet-stream";
      headers["content-length"] = body.length;
      return end(200, headers, body);
    } catch {
      return end(404, {}, "Not found\n");
    }
  });
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done(server));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const options = { folder: "dist", port: 8080, base: "/", probe: false };
  const rest = process.argv.slice(2);
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === "--port") options.port = Number(rest.shift());
    else if (word === "--base") options.base = rest.shift();
    else if (word === "--probe") options.probe = true;
    else options.folder = word;
  }
  try {
    const server = await serve(options);
    if (options.probe) {
      server.close();
      process.exit(0);
    }
    console.log(`Bearings is at http://127.0.0.1:${options.port}${options.base}  (Ctrl+C stops it)`);
  } catch (error) {
    if (error.code === "EADDRINUSE") console.error(`Port ${options.port} is taken. Choose another by adding PORT=${options.port + 1}.`);
    else console.error(`The server could not start: ${error.message}`);
    process.exit(1);
  }
}
