/**
 * Keeps one whole version of the site on the device, a locale at a time.
 *
 * What is served from here is always of one build: files are compared with their digests before
 * any of them is kept, and a new version takes over only when all of it is there and no page of
 * the old one is open any more.
 */

const VERSION = "@version@";
const DONE = "offline/done";
const PREFIX = "pb-";

/** Between two files: what the person does now comes first. */
const PAUSE_MS = 20;

/** @type {any} this file runs as a service worker */
const worker = self;

/** @param {string} locale */
const cacheName = (locale) => `${PREFIX}${VERSION}-${locale}`;

/** @param {string} path */
const address = (path) => new URL(path, worker.registration.scope).href;

/** @param {ArrayBuffer} bytes */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Fetches a locale's pages and all that they need; keeps all of it or none.
 * @param {string} locale
 */
async function keep(locale) {
  const cache = await caches.open(cacheName(locale));
  if (await cache.match(address(DONE))) return;
  const answer = await fetch(address(`offline/${locale}.json`), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`there is no locale ${locale} to keep`);
  /** @type {{ version: string, files: Record<string, string> }} */
  const { version, files } = await answer.json();
  if (version !== VERSION) throw new Error("a newer version is out; it keeps itself");
  /** @type {[string, Response][]} */
  const whole = [];
  for (const [path, expected] of Object.entries(files)) {
    const file = await fetch(address(path), { cache: "no-cache" });
    const bytes = await file.clone().arrayBuffer();
    if (!file.ok || (await digest(bytes)) !== expected) {
      await caches.delete(cacheName(locale));
      throw new Error(`${path} is not of this version`);
    }
    whole.push([path, new Response(bytes, { headers: file.headers })]);
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  }
  for (const [path, file] of whole) await cache.put(address(path), file);
  await cache.put(address(DONE), new Response("yes"));
}

/** Keeps the locales that the version before this one kept. */
async function follow() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const locales = new Set(names.map((name) => name.split("-").slice(2).join("-")));
  for (const locale of locales) await keep(locale);
}

async function forgetOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !name.startsWith(`${PREFIX}${VERSION}-`)) {
      await caches.delete(name);
    }
  }
}

/** @param {Request} request @returns {Promise<Response>} */
async function respond(request) {
  const url = new URL(request.url);
  const paths = url.pathname.endsWith("/")
    ? [url.href]
    : [url.href, `${url.origin}${url.pathname}/`];
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${PREFIX}${VERSION}-`)) continue;
    const cache = await caches.open(name);
    if (!(await cache.match(address(DONE)))) continue;
    for (const path of request.mode === "navigate" ? paths : [url.href]) {
      const found = await cache.match(path, { ignoreSearch: true });
      if (found) return found;
    }
  }
  return fetch(request);
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(follow()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(forgetOlder()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  event.waitUntil(
    keep(event.data.keep).then(
      () => event.source?.postMessage({ kept: event.data.keep }),
      () => event.source?.postMessage({ kept: "" }),
    ),
  );
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(worker.registration.scope)) return;
  event.respondWith(respond(request));
});
