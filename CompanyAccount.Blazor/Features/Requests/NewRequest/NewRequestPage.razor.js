// Keeps typed text in the browser while it is on its way: a lost connection or a restarted server loses no word.
const pause = 600;
// Five times what the server takes: kept no longer, and broken anywhere, because browsers need minutes to lay out a million letters without a space.
const huge = 100000;
const keyOf = id => `request-draft:${id}`;
const states = new WeakMap();

const read = id => {
  try { return JSON.parse(sessionStorage.getItem(keyOf(id))); } catch { return null; }
};
const write = (id, entry) => {
  try { sessionStorage.setItem(keyOf(id), JSON.stringify(entry)); } catch { /* A full store: the text is still on the screen. */ }
};
const isConnected = () => {
  const bar = document.getElementById('components-reconnect-modal');
  return !bar || !/components-reconnect-(show|retrying|failed)/.test(bar.className);
};

// FNV-1a over UTF-16 units, as in TypedText.cs: enough to see whether the text that was saved is the one on the screen.
const sumOf = text => {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return sum;
};

export function follow(root, id, version) {
  const state = states.get(root);
  if (state) {
    state.id = id;
    state.version = version;
    return;
  }
  const fresh = { id, version, timers: new Map(), stop: new AbortController() };
  states.set(root, fresh);
  const options = { signal: fresh.stop.signal };
  const send = field => {
    clearTimeout(fresh.timers.get(field));
    fresh.timers.delete(field);
    if (isConnected() && field.isConnected) field.dispatchEvent(new Event('change', { bubbles: true }));
  };

  root.addEventListener('input', event => {
    const field = event.target;
    if (!field.dataset?.draftField) return;
    const text = field.value;
    field.classList.toggle('is-huge', text.length > huge);
    const entry = read(fresh.id) ?? { texts: {} };
    entry.version = fresh.version;
    if (text.length > huge) delete entry.texts[field.dataset.draftField];
    else entry.texts[field.dataset.draftField] = text;
    write(fresh.id, entry);
    clearTimeout(fresh.timers.get(field));
    fresh.timers.set(field, setTimeout(() => send(field), pause));
  }, options);
  root.addEventListener('paste', event => {
    if (event.target.dataset?.draftField && event.clipboardData?.getData('text').length > huge) event.target.classList.add('is-huge');
  }, options);
  root.addEventListener('change', event => {
    clearTimeout(fresh.timers.get(event.target));
    fresh.timers.delete(event.target);
  }, options);
  document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state !== 'hide') return;
    // The circuit is back: it has not seen what was typed meanwhile. The bar's classes go after this event.
    if (read(fresh.id)) queueMicrotask(() => setTimeout(() => root.querySelectorAll('[data-draft-field]').forEach(send)));
  }, options);
}

export function leave(root) {
  const state = states.get(root);
  state?.stop.abort();
  state?.timers.forEach(clearTimeout);
  states.delete(root);
}

// The server kept these texts: what is the same here need not be kept twice.
export function saved(root, id, version, sums) {
  const state = states.get(root);
  if (state) {
    state.id = id;
    state.version = version;
  }
  const entry = read(id);
  if (!entry) return;
  for (const [name, sum] of Object.entries(sums))
    if (entry.texts[name] !== undefined && sumOf(entry.texts[name]) === sum) delete entry.texts[name];
  if (Object.keys(entry.texts).length === 0) forget(id);
  else write(id, { ...entry, version });
}

export function kept(id) {
  const entry = read(id);
  return entry ? { version: entry.version ?? 0, subject: entry.texts.subject ?? null, description: entry.texts.description ?? null } : null;
}

export function forget(id) {
  try { sessionStorage.removeItem(keyOf(id)); } catch { /* Nothing was kept then. */ }
}

export function focusOn(id) {
  const element = document.getElementById(id);
  const field = element?.matches('fieldset') ? element.querySelector('input:checked, input') : element;
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
