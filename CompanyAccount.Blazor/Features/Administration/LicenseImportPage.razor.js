// Saves what the portal sends as a file.
export async function save(name, stream) {
  const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
