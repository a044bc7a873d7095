// Keeps the page itself on the device, so that it opens without a network. Data is not kept here: drafts.js keeps what was opened.
importScripts('/work/files.js');

const KEPT = `heyi-work-${FILES.version}`;

self.addEventListener('install', (event) => {
  const fresh = FILES.paths.map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('heyi-work-') && name !== KEPT;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method === 'GET' && origin === self.location.origin && FILES.paths.includes(pathname)) {
    event.respondWith(caches.match(pathname, { cacheName: KEPT }).then((kept) => kept ?? fetch(event.request)));
  }
});
