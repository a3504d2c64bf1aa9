// The portal's own module against npm's @tus/server. Run with the module's address: node our-module.mjs file:///…/uploads.js
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const { Uploads, idOf } = await import(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'tus-'));
const theirs = new Server({ path: '/files', datastore: new FileStore({ directory: folder }), relativeLocation: true });
const seen = [];
let cut = () => false;
let busy = 0;
const http = createServer((request, response) => {
  seen.push(request.method);
  if (cut(request)) request.socket.destroy();
  else if (request.method === 'DELETE' && busy-- > 0) response.writeHead(423).end();
  else theirs.handle(request, response);
}).listen(0, '127.0.0.1');
await new Promise(resolve => http.once('listening', resolve));
const endpoint = `http://127.0.0.1:${http.address().port}/files`;

const kept = new Map();
const store = { getItem: key => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: key => kept.delete(key) };
const fileOf = (name, size) => new File([randomBytes(size)], name, { type: 'text/plain', lastModified: 1 });
const onServer = line => join(folder, line.url.split('/').at(-1));
const sum = bytes => createHash('sha256').update(bytes).digest('hex');
const holdsThe = async (file, line) => assert.equal(sum(readFileSync(onServer(line))), sum(Buffer.from(await file.arrayBuffer())));
const until = (uploads, arrived) => new Promise((resolve, reject) => {
  const limit = setTimeout(() => reject(new Error(`It did not come: ${JSON.stringify(uploads.lines.map(({ name, state, offset, fault }) => ({ name, state, offset, fault })))}`)), 30000);
  const look = () => { if (arrived(uploads.lines)) { clearTimeout(limit); stop(); resolve(); } };
  const stop = uploads.listen(look);
  look();
});
// What the portal's own read tells of an upload.
const known = line => ({ id: idOf(line), name: line.name, size: line.size, offset: line.offset, done: line.state === 'Done' });
const all = state => lines => lines.length > 0 && lines.every(line => line.state === state);
const stories = {
  async 'Files of every length arrive whole under their names'() {
    const uploads = new Uploads('lengths', { endpoint, store });
    const files = [1, 512 * 1024, 512 * 1024 + 1, 5_000_000].map(size => fileOf(`журнал ${size}.log`, size));
    assert.equal(await uploads.add(files.map(file => ({ file, name: file.name }))), 0);
    await until(uploads, all('Done'));
    for (const [index, line] of uploads.lines.entries()) {
      await holdsThe(files[index], line);
      assert.equal(JSON.parse(readFileSync(`${onServer(line)}.json`)).metadata.filename, files[index].name);
    }
  },
  async 'A paused file stands still and goes on where it was'() {
    const uploads = new Uploads('pause', { endpoint, store });
    const file = fileOf('pause.bin', 6_000_000);
    await uploads.add([{ file, name: file.name }]);
    const [line] = uploads.lines;
    cut = request => { if (request.method === 'PATCH' && Number(request.headers['upload-offset']) > 0) uploads.pause(line.key); return false; };
    await until(uploads, all('Paused'));
    cut = () => false;
    const posts = seen.filter(method => method === 'POST').length;
    uploads.resume(line.key);
    await until(uploads, all('Done'));
    await holdsThe(file, line);
    assert.equal(seen.filter(method => method === 'POST').length, posts);
  },
  async 'A connection that breaks again and again costs pieces, not the file'() {
    const uploads = new Uploads('breaks', { endpoint, store });
    const file = fileOf('breaks.bin', 4_000_000);
    let breaks = 0;
    cut = request => request.method === 'PATCH' && Number(request.headers['upload-offset']) > 0 && ++breaks % 2 === 1 && breaks < 6;
    await uploads.add([{ file, name: file.name }]);
    await until(uploads, all('Done'));
    cut = () => false;
    assert.ok(breaks > 2, `${breaks} pieces`);
    await holdsThe(file, uploads.lines[0]);
  },
  async 'After the browser was closed the same file goes on, and another one does not slip in'() {
    const before = new Uploads('closed', { endpoint, store });
    const file = fileOf('closed.bin', 6_000_000);
    cut = request => request.method === 'PATCH' && Number(request.headers['upload-offset']) > 0;
    await before.add([{ file, name: file.name }]);
    await until(before, all('Lost'));
    before.pause(before.lines[0].key);
    cut = () => false;
    const after = new Uploads('closed', { endpoint, store });
    await after.restore(before.lines.map(known));
    const [line] = after.lines;
    assert.equal(line.state, 'Offered');
    assert.ok(line.offset > 0 && line.offset < file.size, `${line.offset}`);
    const other = fileOf('closed.bin', 6_000_000);
    await after.add([{ file: other, name: other.name }]);
    assert.equal(after.lines.length, 2);
    await after.add([{ file, name: file.name }]);
    await until(after, all('Done'));
    await holdsThe(file, line);
    await holdsThe(other, after.lines[1]);
    after.sent();
    assert.equal(kept.has('files:closed'), false);
    // On another device nothing but name and length is known.
    const elsewhere = new Uploads('closed', { endpoint, store: new Map() });
    await elsewhere.restore([{ ...known(line), offset: 0, done: false }]);
    await elsewhere.add([{ file, name: file.name }]);
    await until(elsewhere, all('Done'));
    assert.equal(elsewhere.lines[0].url, line.url);
  },
  async 'A canceled file is taken off the server, and one that ran out there begins anew'() {
    const uploads = new Uploads('cancel', { endpoint, store });
    const file = fileOf('cancel.bin', 3_000_000);
    await uploads.add([{ file, name: file.name }]);
    await until(uploads, all('Done'));
    const place = onServer(uploads.lines[0]);
    // A piece that was on its way is still being put away there.
    busy = 1;
    uploads.remove(uploads.lines[0].key);
    for (let look = 0; existsSync(place) && look < 200; look++) await new Promise(resolve => setTimeout(resolve, 25));
    assert.equal(existsSync(place), false);
    assert.equal(uploads.lines.length, 0);
    cut = request => request.method === 'PATCH';
    await uploads.add([{ file, name: file.name }]);
    await until(uploads, all('Lost'));
    uploads.pause(uploads.lines[0].key);
    rmSync(onServer(uploads.lines[0]));
    rmSync(`${onServer(uploads.lines[0])}.json`);
    cut = () => false;
    uploads.resume(uploads.lines[0].key);
    await until(uploads, all('Done'));
    await holdsThe(file, uploads.lines[0]);
  },
  async 'No more than three are on their way at once, and what is refused says why'() {
    const uploads = new Uploads('many', { endpoint, store, most: 5, bytes: 1_000_000 });
    let most = 0;
    uploads.listen(() => { most = Math.max(most, uploads.lines.filter(line => line.state === 'Sending').length); });
    const files = [fileOf('large.bin', 1_000_001), fileOf('empty.txt', 0), ...Array.from({ length: 7 }, (_, index) => fileOf(`${index}.bin`, 1_000_000))];
    assert.equal(await uploads.add(files.map(file => ({ file, name: file.name }))), 4);
    await until(uploads, lines => lines.every(line => ['Done', 'Failed'].includes(line.state)));
    assert.equal(most, 3);
    assert.deepEqual(uploads.lines.slice(0, 2).map(line => line.fault), ['TooLarge', 'Empty']);
    assert.equal(uploads.lines.filter(line => line.state === 'Done').length, 3);
  },
};
try {
  for (const [name, story] of Object.entries(stories)) {
    await story();
    console.log(`passed: ${name}`);
  }
} finally {
  http.closeAllConnections();
  http.close();
  rmSync(folder, { recursive: true });
}
