// Starts the circuit and brings it back by itself: a lost connection is a bar, not a wall.
(() => {
  // The zone that the person chose in the profile, or else the browser's.
  const chosenZone = () => document.cookie.split('; ').find(part => part.startsWith('zone='))?.slice(5);
  window.portalShell = { timeZone: () => (chosenZone() && decodeURIComponent(chosenZone())) || (Intl.DateTimeFormat().resolvedOptions().timeZone ?? null) };

  const bar = document.getElementById('components-reconnect-modal');
  const waits = [0, 500, 1000, 2000, 3000, 5000];

  Blazor.start({
    circuit: {
      reconnectionOptions: {
        maxRetries: 100000,
        retryIntervalMilliseconds: attempt => waits[Math.min(attempt, waits.length - 1)],
      },
    },
  });

  bar?.addEventListener('components-reconnect-state-changed', event => {
    // The server was restarted and knows this circuit no more; what was typed is kept as a draft.
    if (event.detail.state === 'rejected') location.reload();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && bar?.classList.contains('components-reconnect-failed')) Blazor.reconnect();
  });
  // Under <base href="/"> the address "#main" is the home page's: the jump is made here, before anybody follows the link.
  document.addEventListener('click', event => {
    if (!event.target.closest?.('.skip-link')) return;
    event.preventDefault();
    event.stopPropagation();
    document.getElementById('main')?.focus();
  }, { capture: true });
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-reload]')) location.reload();
    // A chosen link closes the drawer it stands in.
    if (event.target.closest?.('a')) event.target.closest('[popover]')?.hidePopover();
  });
})();
