// Walks over the days of the year by arrows, so that the Tab key passes them in one step. Days are looked up at each key, because the page is live.
const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function listen(months) {
  const days = () => [...months.querySelectorAll('button[data-day]')];

  function reach(day) {
    for (const other of days()) other.tabIndex = other === day ? 0 : -1;
  }

  function onKey(event) {
    const day = event.target.closest?.('button[data-day]');
    if (!day || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = days();
    const at = all.indexOf(day);
    const next = event.key === 'Home' ? all[0] : event.key === 'End' ? all.at(-1) : event.key in steps ? all[at + steps[event.key]] : null;
    if (next === null) return;
    event.preventDefault();
    if (!next) return;
    reach(next);
    next.focus();
  }

  const onFocus = event => event.target.closest?.('button[data-day]') && reach(event.target);
  months.addEventListener('keydown', onKey);
  months.addEventListener('focusin', onFocus);
  // Where nothing has the focus the first day takes the Tab key.
  const enter = () => { if (!days().some(day => day.tabIndex === 0)) reach(days().find(day => !day.disabled) ?? days()[0]); };
  enter();
  return {
    enter,
    stop: () => { months.removeEventListener('keydown', onKey); months.removeEventListener('focusin', onFocus); },
  };
}
