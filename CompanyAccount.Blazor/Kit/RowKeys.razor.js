// Walks over links marked data-row; they are looked up at each key, because the table is live.
const isTyping = element => element?.closest?.('input, textarea, select, [contenteditable="true"]');

export function listen() {
  let last = null;
  const rows = () => [...document.querySelectorAll('a[data-row]')];

  function step(by) {
    const all = rows();
    if (all.length === 0) return;
    let at = all.findIndex(row => row === document.activeElement);
    if (at < 0) at = all.findIndex(row => row.dataset.row === last);
    const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[Math.min(all.length - 1, Math.max(0, at + by))];
    last = next.dataset.row;
    next.focus({ preventScroll: true });
    next.closest('tr').scrollIntoView({ block: 'nearest' });
  }

  function onKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') {
      // The first Escape leaves the field, the second one closes the panel.
      const field = isTyping(document.activeElement);
      if (field?.closest('[data-panel]')) field.closest('[data-panel]').focus();
      else if (!field) document.querySelector('[data-close-panel]')?.click();
      return;
    }
    if (isTyping(event.target)) return;
    // By place as well as by letter: on a Russian keyboard the keys j, k and / type о, л and a dot.
    if (event.key === 'j' || event.code === 'KeyJ') step(1);
    else if (event.key === 'k' || event.code === 'KeyK') step(-1);
    else if (event.key === '/' || (event.code === 'Slash' && !event.shiftKey)) document.querySelector('[data-search]')?.focus();
    else return;
    event.preventDefault();
  }

  document.addEventListener('keydown', onKey);
  return {
    focusRow: number => document.querySelector(`a[data-row="${CSS.escape(number)}"]`)?.focus({ preventScroll: true }),
    rowHeight: () => parseFloat(getComputedStyle(document.querySelector('[data-rows]') ?? document.body).getPropertyValue('--row-height')) || 0,
    stop: () => document.removeEventListener('keydown', onKey),
  };
}
