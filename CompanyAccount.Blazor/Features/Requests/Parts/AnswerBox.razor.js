// Keeps in the tab's own storage what the server has not confirmed yet: a forced reload after a lost connection finds it.
export function keep(box, key) {
  const remember = () => sessionStorage.setItem(key, box.value);
  // Typed while the connection was lost: those events never left the browser.
  const tellAgain = event => {
    if (event.detail?.state === 'hide' && sessionStorage.getItem(key) === box.value)
      box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const bar = document.getElementById('components-reconnect-modal');
  box.addEventListener('input', remember);
  bar?.addEventListener('components-reconnect-state-changed', tellAgain);
  return {
    unheard: () => sessionStorage.getItem(key),
    heard: text => { if ((sessionStorage.getItem(key) ?? '').trim() === text.trim()) sessionStorage.removeItem(key); },
    stop: () => {
      box.removeEventListener('input', remember);
      bar?.removeEventListener('components-reconnect-state-changed', tellAgain);
    },
  };
}
