// The page's side of uploads.js: takes what is dropped, chosen and pasted, draws how far it is, and tells the server's side of the page what changed its state.
import { idOf, uploadsOf } from '../uploads.js';

const paintEvery = 250;
// A line's name is told to the circuit, whose messages are bounded.
const longestName = 120;

// What a file is, its name's end tells.
const shortened = name => name.length > longestName ? `${name.slice(0, longestName - 13)}…${name.slice(-12)}` : name;

const two = number => String(number).padStart(2, '0');
const filled = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);

export function attach(root, dotnet, options) {
  // A page that was left at once has taken its place away.
  if (!root) return null;
  const { texts } = options;
  let uploads = uploadsOf(options.place, options);
  let unlisten = null;
  const stop = new AbortController();
  const { signal } = stop;
  const field = () => root.querySelector('input[type=file]');
  const isOpen = () => field() && !field().disabled;

  const numbers = [0, 1].map(digits => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: digits }));
  const sizeOf = bytes => {
    let unit = 0;
    while (bytes >= 1024 && unit < texts.units.length - 1) { bytes /= 1024; unit++; }
    return filled(texts.units[unit], numbers[unit > 0 && bytes < 10 ? 1 : 0].format(bytes));
  };
  const leftOf = seconds => seconds < 60 ? filled(texts.seconds, Math.max(1, Math.round(seconds)))
    : seconds < 3600 ? filled(texts.minutes, Math.round(seconds / 60)) : filled(texts.hours, numbers[1].format(seconds / 3600));

  function paint() {
    for (const line of uploads.lines) {
      const row = root.querySelector(`[data-key="${CSS.escape(line.key)}"]`);
      const bar = row?.querySelector('progress');
      if (!bar) continue;
      bar.value = line.offset / line.size;
      const parts = [filled(texts.of, sizeOf(line.offset), sizeOf(line.size))];
      if (line.state === 'Sending' && line.speed > 0)
        parts.push(filled(texts.speed, sizeOf(line.speed)), leftOf((line.size - line.offset) / line.speed));
      // Said here: with the network, the circuit is gone as well.
      if (line.state === 'Lost') parts.push(texts.lost);
      row.classList.toggle('cut', line.state === 'Lost');
      const said = parts.join(' · ');
      const amount = row.querySelector('[data-amount]');
      if (amount && amount.textContent !== said) amount.textContent = said;
    }
  }

  let left = 0;
  let asked = false;
  let busy = false;
  async function tell() {
    asked = true;
    if (busy) return;
    busy = true;
    try {
      while (asked && !signal.aborted) {
        asked = false;
        const lines = uploads.lines.map(line => ({
          key: line.key, name: shortened(line.name), size: line.size, state: line.state, fault: line.fault, said: line.said ?? null,
          percent: line.size > 0 ? Math.floor(100 * line.offset / line.size) : 0,
          id: line.state === 'Done' ? idOf(line) : null,
        }));
        await dotnet.invokeMethodAsync('HearAsync', lines, left);
        left = 0;
        paint();
      }
    } catch {
      // The circuit is away; it is told again when it comes back.
    } finally {
      busy = false;
    }
  }

  async function take(files) {
    left += await uploads.add(files);
    await tell();
  }

  const named = files => [...files].map(file => ({ file, name: file.name }));
  const pastedName = () => {
    const now = new Date();
    return filled(texts.pasted, `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`);
  };

  // Files that are let go anywhere on the page are meant for it: beside the field, a browser would leave the page to show them.
  const holdsFiles = event => event.dataTransfer?.types.includes('Files');
  document.addEventListener('dragover', event => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = isOpen() ? 'copy' : 'none';
    root.classList.toggle('dragged', Boolean(isOpen()));
  }, { signal });
  document.addEventListener('dragleave', event => { if (!event.relatedTarget) root.classList.remove('dragged'); }, { signal });
  document.addEventListener('drop', event => {
    root.classList.remove('dragged');
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (isOpen()) take(named(event.dataTransfer.files));
  }, { signal });
  document.addEventListener('paste', event => {
    const data = event.clipboardData;
    // Text copied from an office program brings a picture of itself along.
    if (!isOpen() || !data || data.files.length === 0 || data.types.includes('text/plain')) return;
    event.preventDefault();
    take([...data.files].map(file => ({ file, name: /^image\.\w+$/.test(file.name) || !file.name ? `${pastedName()}.${(file.type.split('/')[1] ?? 'png').replace('jpeg', 'jpg')}` : file.name })));
  }, { signal });
  root.addEventListener('change', event => {
    if (event.target !== field()) return;
    const files = named(event.target.files);
    event.target.value = '';
    take(files);
  }, { signal });
  // Here and not on the server: what is on its way can be paused while the circuit is away.
  root.addEventListener('click', event => {
    const button = event.target.closest?.('[data-act]');
    const key = button?.closest('[data-key]')?.dataset.key;
    if (!key) return;
    if (button.dataset.act === 'choose') field()?.click();
    else uploads[button.dataset.act](key);
  }, { signal });
  document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state !== 'hide') return;
    // What was told as the connection broke gets no answer any more. Calls are let through after this event.
    busy = false;
    setTimeout(tell);
  }, { signal });

  const timer = setInterval(() => { if (uploads.lines.some(line => line.running)) paint(); }, paintEvery);
  function follow(place) {
    unlisten?.();
    uploads = uploadsOf(place, options);
    unlisten = uploads.listen(tell);
  }
  const ready = async known => {
    await uploads.restore(known);
    await tell();
  };
  follow(options.place);

  return {
    ready,
    follow: (place, known) => { follow(place); return ready(known); },
    move: place => { uploads.moveTo(place); },
    remove: id => uploads.lines.filter(line => idOf(line) === id).forEach(line => uploads.remove(line.key)),
    drop: () => uploads.lines.forEach(line => uploads.remove(line.key)),
    sent: () => uploads.sent(),
    stop: () => {
      stop.abort();
      clearInterval(timer);
      unlisten?.();
    },
  };
}
