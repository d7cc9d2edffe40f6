// Fetches what was cut off; the app calls it from src/app/later.rs and src/pages/apart.rs. scripts/split.mjs appends this to wasm-bindgen's
// script, in which `wasm` are the exports of the first file, and fills in the one word: each part with its file and integrity. The
// integrity also keeps the parts of two versions apart. public/boot.js may have asked for the second file already.
const parts = PARTS;
async function loadPart(part, callback, data) {
  let came = false;
  const asked = part === "later" ? globalThis.bearingsLater : undefined;
  if (asked) globalThis.bearingsLater = undefined;
  try {
    const [file, integrity] = parts[part];
    const response = await (asked ?? fetch(new URL(file, import.meta.url), { integrity, cache: "no-cache", credentials: "same-origin" }));
    if (!response.ok) throw new Error(`${file} answered ${response.status}.`);
    const imports = { __wasm_split: wasm, first: wasm };
    // A host may give it out as something else.
    if (response.headers.get("content-type")?.startsWith("application/wasm")) await WebAssembly.instantiateStreaming(response, imports);
    else await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    came = true;
  } catch (error) {
    // The app says so, and asks again when the person does.
    console.warn(error);
  }
  wasm.__indirect_function_table.get(callback)(data, came);
}
