// What no attribute of the page can do: a dialog that the rest of the page waits for.
export const show = dialog => dialog.isConnected && !dialog.open && dialog.showModal();
