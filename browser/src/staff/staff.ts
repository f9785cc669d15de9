// Comfort on the coordinator's pages: copy buttons, and the set-up key that stands behind the link's #.
// Everything works without this script.

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  const source = document.getElementById(button.dataset['copies'] ?? '');
  const done = button.dataset['done'] ?? '';
  if (source === null || !('clipboard' in navigator)) {
    continue;
  }
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener('click', () => {
    navigator.clipboard.writeText((source.textContent ?? '').trim()).then(
      () => {
        button.textContent = done;
        setTimeout(() => (button.textContent = label), 4000);
      },
      () => getSelection()?.selectAllChildren(source),
    );
  });
}

const setUpKey = document.querySelector<HTMLInputElement>('input[data-from-fragment]');
if (setUpKey !== null && location.hash.length > 1) {
  setUpKey.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
}
