// Passkeys and recovery codes: what a plain form cannot do by itself.
(() => {
  const show = (id, shown) => { const element = document.getElementById(id); if (element) element.hidden = !shown; };

  async function usePasskey(button) {
    const form = button.form;
    if (!form.reportValidity()) return;
    show(button.dataset.failed, false);
    button.disabled = true;
    try {
      const answer = await fetch(button.dataset.options, { method: 'POST', body: new FormData(form), redirect: 'error' });
      if (!answer.ok) throw new Error(`options: ${answer.status}`);
      const options = await answer.json();
      const credential = button.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      // Refused by the person, by the device, or by a browser too old for it: the page says what to do.
      button.disabled = false;
      show(button.dataset.failed, true);
    }
  }

  document.addEventListener('click', event => {
    const passkey = event.target.closest?.('[data-passkey]');
    if (passkey) usePasskey(passkey);
    const copy = event.target.closest?.('[data-copy]');
    if (copy) navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).innerText).then(() => show(copy.dataset.copied, true), () => {});
  });
})();
