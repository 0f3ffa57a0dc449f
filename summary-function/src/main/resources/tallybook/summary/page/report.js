'use strict';
// The page is whole without this script; it adds finding and sorting, and opens the field that a link leads to.
(() => {
  const tools = document.getElementById('tools');
  if (!tools) {
    return;
  }
  const table = document.querySelector('.fields');
  const heads = [...table.tHead.querySelectorAll('[data-key]')];
  const rows = [...table.tBodies];
  const search = tools.querySelector('input');
  const found = tools.querySelector('output');
  const texts = new Map(rows.map(row => [row, row.rows[0].textContent.toLowerCase()]));
  const places = new Map(rows.map((row, place) => [row, place]));

  const keys = {
    path: row => places.get(row),
    types: row => row.rows[0].cells[1].textContent,
    filled: row => Number(row.dataset.filled ?? 1),
    distinct: row => Number(row.dataset.distinct ?? 0),
  };

  function inOrder() {
    const head = heads.find(head => head.ariaSort);
    const key = keys[head.dataset.key];
    const sign = head.ariaSort === 'ascending' ? 1 : -1;
    return [...rows].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
  }

  // Taking rows out is many times faster than hiding them.
  function show() {
    const words = search.value.toLowerCase().split(/\s+/);
    const matches = inOrder().filter(row => words.every(word => texts.get(row).includes(word)));
    rows.forEach(row => row.remove());
    table.append(...matches);
    found.textContent = search.value.trim() ? `${matches.length} of ${rows.length} fields` : '';
  }

  function sortBy(head) {
    // The most distinct values come first, but the least presence.
    const first = head.dataset.key === 'distinct' ? 'descending' : 'ascending';
    const second = first === 'ascending' ? 'descending' : 'ascending';
    const order = head.ariaSort === first ? second : first;
    heads.forEach(other => other.removeAttribute('aria-sort'));
    head.ariaSort = order;
    show();
  }

  function makeSortable(head) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sortBy(head));
    head.append(button);
  }

  function open(hash) {
    const row = hash && rows.find(row => row.id === hash.slice(1));
    if (row) {
      search.value = '';
      show();
      row.querySelector('details')?.setAttribute('open', '');
    }
  }

  heads.forEach(makeSortable);
  search.addEventListener('input', show);
  tools.addEventListener('submit', event => event.preventDefault());
  // Before the browser goes there, so that the row is on the page by then.
  addEventListener('click', event => open(event.target.closest('a')?.hash));
  addEventListener('hashchange', () => open(location.hash));
  tools.hidden = false;
  open(location.hash);
})();
