// Runs before the page is painted, so that a dark reader never sees a white flash.
(() => {
  const remembered = () => document.cookie.split('; ').find(part => part.startsWith('theme='))?.slice(6);
  const wanted = () => remembered() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const apply = () => {
    if (document.documentElement.dataset.theme !== wanted())
      document.documentElement.dataset.theme = wanted();
  };
  apply();
  new MutationObserver(apply).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  document.addEventListener('click', event => {
    if (!event.target.closest?.('[data-theme-toggle]')) return;
    const next = wanted() === 'dark' ? 'light' : 'dark';
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
    apply();
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `tz=${zone}; path=/; max-age=31536000; samesite=lax`;
})();
