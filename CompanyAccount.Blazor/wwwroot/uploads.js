// Sends files by the tus 1.0 protocol, in pieces of about a second each: a pause or a lost connection costs no more than one.
// It knows no page. What it sends goes on while pages come and go, and what a closed browser left is offered again.
const version = '1.0.0';
const KiB = 1024;
const piece = { first: 512 * KiB, smallest: 256 * KiB, largest: 16 * 1024 * KiB, time: 1000, patience: 60000 };
const waits = [500, 1000, 2000, 4000, 8000, 15000, 30000];
const atOnce = 3;
const edge = 64 * KiB;

/** What trying again would not mend. */
export class Refused extends Error {
  constructor(reason, said = null) {
    super(reason);
    Object.assign(this, { reason, said });
  }
}

/** The server knows this upload no more: it ran out, or was another person's. */
export class Gone extends Error { }

// These the server explains in the person's language; 409, 423, 460 and what else goes wrong there pass.
const refusals = [400, 401, 403, 412, 413, 415, 429, 507];
const longestAnswer = 300;

async function ask(url, method, headers, { body, signal } = {}) {
  const answer = await fetch(url, { method, headers: { 'Tus-Resumable': version, ...headers }, body, signal, cache: 'no-store', redirect: 'manual' });
  if (answer.ok) return answer;
  // Who is signed out is shown the way to the sign-in page.
  if (answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400)) throw new Refused('SignedOut');
  if (answer.status === 404 || answer.status === 410) throw new Gone();
  if (refusals.includes(answer.status)) {
    const isText = answer.headers.get('Content-Type')?.startsWith('text/plain');
    throw new Refused('Refused', isText ? (await answer.text()).trim().slice(0, longestAnswer) : null);
  }
  throw new Error(`${method}: ${answer.status}`);
}

const base64 = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
const metadata = pairs => Object.entries(pairs).map(([name, value]) => `${name} ${base64(new TextEncoder().encode(value))}`).join(',');
const offsetOf = answer => {
  const offset = Number.parseInt(answer.headers.get('Upload-Offset') ?? '', 10);
  if (!(offset >= 0)) throw new Error('The answer names no offset.');
  return offset;
};

/** The protocol's five words, for one address. */
export function tus(endpoint) {
  let checksums = null;
  const sums = () => checksums ??= fetch(endpoint, { method: 'OPTIONS', headers: { 'Tus-Resumable': version } })
    .then(answer => (answer.headers.get('Tus-Checksum-Algorithm') ?? '').split(',').map(name => name.trim()).includes('sha1'))
    .catch(() => { checksums = null; return false; });
  const base = new URL(endpoint, globalThis.location?.href).href;
  return {
    urlOf: id => `${base}/${id}`,
    async create(file, name, place, signal) {
      const answer = await ask(endpoint, 'POST', {
        'Upload-Length': String(file.size),
        'Upload-Metadata': metadata({ filename: name, filetype: file.type || 'application/octet-stream', place }),
      }, { signal });
      const address = answer.headers.get('Location');
      if (!address) throw new Error('The answer names no address.');
      return new URL(address, base).href;
    },
    async offset(url, signal) {
      const answer = await ask(url, 'HEAD', {}, { signal });
      return { offset: offsetOf(answer), size: Number.parseInt(answer.headers.get('Upload-Length') ?? '', 10) };
    },
    async append(url, offset, blob, signal) {
      const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) };
      // Read first: a file that has gone from the disk must not look like a lost connection.
      const body = await blob.arrayBuffer();
      // Summed only where the browser has a fast way to.
      if (globalThis.crypto?.subtle && await sums())
        headers['Upload-Checksum'] = `sha1 ${base64(new Uint8Array(await crypto.subtle.digest('SHA-1', body)))}`;
      return offsetOf(await ask(url, 'PATCH', headers, { body, signal }));
    },
    async remove(url) {
      // A piece that was on its way is still being put away there: the server is busy with it for a moment.
      for (const wait of [...waits.slice(0, 4), null]) {
        try {
          await ask(url, 'DELETE', {});
          return;
        } catch (fault) {
          if (fault instanceof Gone) return;
          if (fault instanceof Refused || wait === null) throw fault;
          await new Promise(resolve => setTimeout(resolve, wait));
        }
      }
    },
  };
}

/** The server's own name of a line's upload. */
export const idOf = line => line.url ? new URL(line.url).pathname.split('/').at(-1) : null;

/** Tells a file again after the browser was closed: by what it is called, how long and how old it is, and by its two ends. */
export async function printOf(file) {
  const facts = `${file.name}|${file.size}|${file.lastModified ?? 0}`;
  if (!globalThis.crypto?.subtle) return facts;
  const ends = new Blob([file.slice(0, edge), file.slice(Math.max(edge, file.size - edge))]);
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await ends.arrayBuffer()));
  return `${facts}|${base64(sum)}`;
}

// Waits for a while, for the connection to come back, or for the end of it all.
const pauseFor = (milliseconds, signal) => new Promise(resolve => {
  if (signal.aborted) return resolve();
  const end = () => {
    clearTimeout(timer);
    globalThis.removeEventListener?.('online', end);
    signal.removeEventListener('abort', end);
    resolve();
  };
  const timer = setTimeout(end, milliseconds * (0.8 + 0.4 * Math.random()));
  globalThis.addEventListener?.('online', end);
  signal.addEventListener('abort', end);
});

/** The files of one message that is being written. */
export class Uploads {
  #place;
  #limits;
  #server;
  #store;
  #lines = [];
  #heard = new Set();
  #restored = false;
  #last = 0;

  constructor(place, { endpoint, most = 20, bytes = 2 ** 31, store = globalThis.localStorage }) {
    this.#place = place;
    this.#limits = { most, bytes };
    this.#server = tus(endpoint);
    this.#store = store;
  }

  get lines() { return this.#lines; }

  listen(heard) {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }

  /** Takes over what the server has already: left by an earlier page, a closed browser, another device. */
  async restore(known) {
    if (this.#restored) return;
    this.#restored = true;
    const prints = this.#prints();
    const elsewhere = new Set(((await globalThis.navigator?.locks?.query())?.held ?? []).map(lock => lock.name));
    const found = known.map(({ id, name, size, offset, done }) => ({
      key: this.#key(), name, size, file: null, print: prints[id] ?? null, url: this.#server.urlOf(id), offset, speed: 0, chunk: piece.first, state: done ? 'Done' : 'Offered', fault: null,
    }));
    this.#lines.unshift(...found.filter(line => line.state === 'Done' || !elsewhere.has(this.#lockOf(line.print))));
    this.#save();
    this.#tell();
  }

  /** Takes files; an unfinished one of before goes on where it was. Returns how many were left out because the message is full. */
  async add(files) {
    let left = 0;
    for (const { file, name } of files) {
      const print = await printOf(file).catch(() => null);
      // Begun on another device, it has no print here: its name and length tell it.
      const known = print && this.#lines.find(line => line.state !== 'Failed' && (line.print ? line.print === print : line.name === name && line.size === file.size));
      if (known) {
        if (!known.file && known.state !== 'Done') this.#go(Object.assign(known, { file, print }));
        continue;
      }
      // Refused ones count too: a thousand of them at once would be more than a page can show or tell.
      if (this.#lines.length >= this.#limits.most) {
        left++;
        continue;
      }
      const fault = print === null ? 'Unreadable' : file.size === 0 ? 'Empty' : file.size > this.#limits.bytes ? 'TooLarge' : null;
      const line = { key: this.#key(), name, size: file.size, file, print, url: null, offset: 0, speed: 0, chunk: piece.first, state: fault ? 'Failed' : 'Waiting', fault };
      this.#lines.push(line);
    }
    this.#pump();
    this.#tell();
    return left;
  }

  pause(key) {
    const line = this.#at(key, ['Waiting', 'Sending', 'Lost']);
    if (!line) return;
    this.#set(line, 'Paused');
    line.stop?.abort();
  }

  resume(key) {
    const line = this.#at(key, ['Paused', 'Failed']);
    if (line?.file) this.#go(line);
  }

  remove(key) {
    const line = this.#at(key);
    if (!line) return;
    this.#lines = this.#lines.filter(other => other !== line);
    line.state = 'Removed';
    line.stop?.abort();
    // What the server does not hear of now runs out there by itself.
    if (line.url) this.#server.remove(line.url).catch(() => { });
    this.#save();
    this.#pump();
    this.#tell();
  }

  /** The message was sent: what was finished is the server's now. */
  sent() {
    this.#lines = this.#lines.filter(line => line.state !== 'Done');
    this.#save();
    this.#tell();
  }

  /** The message is kept under another name from now on. */
  moveTo(place) {
    all.delete(this.#place);
    try { this.#store.removeItem(this.#kept); } catch { /* Nothing was kept then. */ }
    this.#place = place;
    all.set(place, this);
    this.#save();
  }

  get #kept() { return `files:${this.#place}`; }

  #key() { return `${Date.now().toString(36)}-${this.#last++}`; }

  #at(key, states) { return this.#lines.find(line => line.key === key && (!states || states.includes(line.state))); }

  #go(line) {
    this.#set(Object.assign(line, { fault: null, anew: false }), 'Waiting');
    this.#pump();
  }

  #pump() {
    for (const line of this.#lines) {
      if (this.#lines.filter(other => other.running).length >= atOnce) return;
      if (line.state === 'Waiting' && !line.running) this.#run(line);
    }
  }

  async #run(line) {
    line.running = true;
    const stop = line.stop = new AbortController();
    const offline = () => line.cut?.abort();
    globalThis.addEventListener?.('offline', offline);
    try {
      for (let attempt = 0; !stop.signal.aborted && line.state !== 'Done'; attempt++) {
        try {
          this.#set(line, 'Sending');
          await this.#alone(line, stop.signal, () => this.#send(line, stop.signal, () => { attempt = 0; }));
        } catch (fault) {
          if (stop.signal.aborted) break;
          if (fault instanceof Gone) {
            // Too old, or thrown away: from the beginning, which is known not to fail in the same way twice.
            if (line.anew) { this.#fail(line, 'Gone'); break; }
            Object.assign(line, { url: null, offset: 0, anew: true });
            continue;
          }
          if (fault instanceof Refused || fault.name === 'NotReadableError' || fault.name === 'NotFoundError') {
            this.#fail(line, fault.reason ?? 'Unreadable', fault.said);
            break;
          }
          line.chunk = Math.max(piece.smallest, line.chunk / 2);
          this.#set(line, 'Lost');
          await pauseFor(waits[Math.min(attempt, waits.length - 1)], stop.signal);
        }
      }
    } finally {
      globalThis.removeEventListener?.('offline', offline);
      line.running = false;
      this.#pump();
    }
  }

  async #send(line, stopped, moved) {
    const attempt = work => this.#patiently(line, stopped, work);
    if (line.url) line.offset = (await attempt(signal => this.#server.offset(line.url, signal))).offset;
    else {
      line.url = await attempt(signal => this.#server.create(line.file, line.name, this.#place, signal));
      line.offset = 0;
      this.#save();
    }
    while (line.offset < line.size) {
      const [begun, before] = [performance.now(), line.offset];
      line.offset = await attempt(signal => this.#server.append(line.url, before, line.file.slice(before, before + line.chunk), signal));
      if (line.offset <= before) throw new Error('The upload does not move.');
      moved();
      const took = Math.max(1, performance.now() - begun);
      const speed = (line.offset - before) * 1000 / took;
      line.speed = line.speed ? line.speed * 0.7 + speed * 0.3 : speed;
      const better = line.chunk * Math.min(2, Math.max(0.5, piece.time / took));
      line.chunk = Math.round(Math.min(piece.largest, Math.max(piece.smallest, better)));
    }
    line.speed = 0;
    this.#set(line, 'Done');
  }

  // A connection that died without a word must not be waited for until the system notices.
  async #patiently(line, stopped, work) {
    if (stopped.aborted) throw new Error('Stopped.');
    const cut = line.cut = new AbortController();
    const end = () => cut.abort();
    const timer = setTimeout(end, piece.patience);
    stopped.addEventListener('abort', end);
    try {
      return await work(cut.signal);
    } finally {
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
    }
  }

  // Two windows of one draft never write into one upload.
  #alone(line, signal, work) {
    const locks = globalThis.navigator?.locks;
    return locks ? locks.request(this.#lockOf(line.print), { signal }, work) : work();
  }

  #lockOf(print) { return `${this.#kept}:${print}`; }

  #fail(line, reason, said = null) { this.#set(Object.assign(line, { fault: reason, said, speed: 0 }), 'Failed'); }

  #set(line, state) {
    if (line.state === state || line.state === 'Removed') return;
    line.state = state;
    this.#save();
    this.#tell();
  }

  #tell() { this.#heard.forEach(heard => heard()); }

  #save() {
    const prints = this.#lines.filter(line => line.url && line.print).map(line => [idOf(line), line.print]);
    try {
      if (prints.length > 0) this.#store.setItem(this.#kept, JSON.stringify(Object.fromEntries(prints)));
      else this.#store.removeItem(this.#kept);
    } catch { /* A full or forbidden store: the files are told again by their names and lengths. */ }
  }

  #prints() {
    try { return JSON.parse(this.#store.getItem(this.#kept)) ?? {}; } catch { return {}; }
  }
}

const all = new Map();

/** The files of a place, the same ones for every page that asks: they go on while the person looks elsewhere. */
export function uploadsOf(place, options) {
  if (!all.has(place)) all.set(place, new Uploads(place, options));
  return all.get(place);
}
