// Keeps in the tab's own storage what the server has not confirmed yet: a forced reload after a lost connection finds it.
export function keep(box, key) {
  const remember = () => sessionStorage.setItem(key, box.value);
  // Typed while the connection was lost: those events never left the browser.
  const tellAgain = event => {
    if (event.detail?.state === 'hide' && sessionStorage.getItem(key) === box.value)
      box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const bar = document.getElementById('components-reconnect-modal');
  // Who stood at the last message still sees it when the box grows for writing.
  const frame = box.closest('.answer');
  let height = frame.offsetHeight;
  const growth = new ResizeObserver(() => {
    const scroller = box.closest('[data-panel]') ?? document.scrollingElement;
    const grown = frame.offsetHeight - height;
    height = frame.offsetHeight;
    if (grown > 0 && scroller.scrollHeight - grown - scroller.scrollTop - scroller.clientHeight < 80)
      scroller.scrollTop += grown;
  });
  growth.observe(frame);
  // Opened by writing alone, closed by leaving alone: a box that moves under the pointer would lose the click.
  const open = () => frame.setAttribute('data-open', '');
  const leave = event => { if (!frame.contains(event.target)) frame.removeAttribute('data-open'); };
  box.addEventListener('focus', open);
  document.addEventListener('focusin', leave);
  document.addEventListener('click', leave);
  box.addEventListener('input', remember);
  bar?.addEventListener('components-reconnect-state-changed', tellAgain);
  return {
    unheard: () => sessionStorage.getItem(key),
    heard: text => { if ((sessionStorage.getItem(key) ?? '').trim() === text.trim()) sessionStorage.removeItem(key); },
    stop: () => {
      growth.disconnect();
      box.removeEventListener('focus', open);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('click', leave);
      box.removeEventListener('input', remember);
      bar?.removeEventListener('components-reconnect-state-changed', tellAgain);
    },
  };
}
