// npm's tus-js-client against the portal: node their-client.mjs ENDPOINT COOKIES. Prints what it sent, for the test to compare with what is kept.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import * as tus from 'tus-js-client';

const [endpoint, cookies] = process.argv.slice(2);
const common = { endpoint, headers: { Cookie: cookies }, retryDelays: [0, 200, 1000], chunkSize: 300_000, storeFingerprintForResuming: false };
const sent = [];
const send = (content, options) => new Promise((resolve, reject) => {
  const upload = new tus.Upload(content, { ...common, ...options(() => upload, resolve), onError: reject });
  upload.start();
});
const note = (content, upload, name) => sent.push({ id: upload.url.split('/').at(-1), name, length: content.length, sha256: createHash('sha256').update(content).digest('hex') });

// Whole, in pieces; a name in Cyrillic.
const whole = randomBytes(1_000_000);
note(whole, await send(whole, (upload, resolve) => ({ metadata: { filename: 'журнал.log', filetype: 'text/plain' }, onSuccess: () => resolve(upload()) })), 'журнал.log');

// Stopped in the middle, and gone on with by a client that knows the address only.
const broken = randomBytes(1_200_000);
const half = await send(broken, (upload, resolve) => ({
  metadata: { filename: 'broken.bin' },
  onChunkComplete: async () => { await upload().abort(); resolve(upload()); },
}));
const seen = [];
note(broken, await send(broken, (upload, resolve) => ({
  uploadUrl: half.url,
  onAfterResponse: request => { seen.push(request.getMethod()); },
  onSuccess: () => resolve(upload()),
})), 'broken.bin');
assert.equal(seen[0], 'HEAD');
assert.equal(seen.filter(method => method === 'PATCH').length, 3);

// Taken back.
const ended = await send(randomBytes(900_000), (upload, resolve) => ({
  metadata: { filename: 'ended.bin' },
  onChunkComplete: async () => { await upload().abort(true); resolve(upload()); },
}));
const gone = await fetch(ended.url, { method: 'HEAD', headers: { Cookie: cookies, 'Tus-Resumable': '1.0.0' } });
assert.ok(gone.status === 404 || gone.status === 410, `${gone.status}`);
console.log(JSON.stringify(sent));
