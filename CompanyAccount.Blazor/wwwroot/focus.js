// The focus stays where the work is: a control that was just used and is then disabled or taken away would leave the keyboard at the top of the page.
(() => {
  const stops = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  let held = null;

  // The control and what it stands in, innermost first, each with its place among its neighbors.
  const pathOf = element => {
    const path = [];
    for (let node = element; node && node !== document.body && node.id !== 'main'; node = node.parentElement)
      path.push({ node, place: node.parentElement ? [...node.parentElement.children].indexOf(node) : 0 });
    return path;
  };
  const isShown = element => element.isConnected && element.getClientRects().length > 0;
  const isDisabled = element => element.matches(':disabled');
  // A list that opens by its focus would cover what is below it.
  const opens = element => element.getAttribute('role') === 'combobox';
  // What destroys something is never the next thing under a held Enter.
  const firstIn = place => {
    const found = place.matches?.(stops) ? [place] : [...(place.querySelectorAll?.(stops) ?? [])].filter(isShown);
    const quiet = found.filter(element => !opens(element));
    return quiet.find(element => !element.classList.contains('danger')) ?? quiet[0];
  };

  function nextTo(path) {
    for (let step = 1; step < path.length; step++) {
      const around = path[step].node;
      if (!isShown(around)) continue;
      const neighbor = around.children[Math.min(path[step - 1].place, around.children.length - 1)];
      const next = (neighbor && firstIn(neighbor)) ?? firstIn(around);
      if (next) return next;
    }
    return document.querySelector('main h1');
  }

  function look() {
    const active = document.activeElement;
    if (!held || (active && active !== document.body)) return;
    const control = held[0].node;
    if (isShown(control)) {
      // Disabled while the work is done: it comes back.
      if (!isDisabled(control)) control.focus({ preventScroll: true });
      return;
    }
    const next = nextTo(held);
    if (!next) return;
    held = pathOf(next);
    if (!isDisabled(next)) next.focus({ preventScroll: true });
  }

  document.addEventListener('focusin', event => {
    // Lists that the component library opens give the focus back by themselves.
    held = event.target.closest('.mud-popover-provider, .mud-overlay') ? null : pathOf(event.target);
  });
  document.addEventListener('focusout', event => {
    const left = event.target;
    if (event.relatedTarget || !document.hasFocus()) return;
    // The event comes before the control goes: once the page has changed, one that could have stayed was left on purpose.
    queueMicrotask(() => { if (held?.[0].node === left && isShown(left) && !isDisabled(left)) held = null; });
  });
  document.addEventListener('pointerdown', () => { held = null; }, { capture: true });
  let awaited = false;
  new MutationObserver(() => {
    if (awaited || !held) return;
    awaited = true;
    requestAnimationFrame(() => { awaited = false; look(); });
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'hidden'] });
})();
