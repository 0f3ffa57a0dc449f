'use strict';
// The page is whole without this script; it adds finding and sorting, and opens the field that a link leads to.
(() => {
  const tools = document.getElementById('tools');
  if (!tools) {
    return;
  }
  const list = document.querySelector('.fields');
  const rows = [...list.children];
  const search = tools.querySelector('input');
  const order = tools.querySelector('select');
  const found = tools.querySelector('output');
  const texts = new Map(rows.map(row => [row, row.querySelector('summary').textContent.toLowerCase()]));

  const orders = {
    path: () => 0,
    presence: (a, b) => (a.dataset.presence ?? 1) - (b.dataset.presence ?? 1),
    nulls: (a, b) => (b.dataset.nulls ?? 0) - (a.dataset.nulls ?? 0),
    distinct: (a, b) => b.dataset.distinct - a.dataset.distinct,
  };

  // Taking rows out is many times faster than hiding them.
  function show() {
    const words = search.value.toLowerCase().split(/\s+/);
    const matches = rows.filter(row => words.every(word => texts.get(row).includes(word)));
    list.replaceChildren(...matches.sort(orders[order.value]));
    found.textContent = search.value.trim() ? `${matches.length} of ${rows.length} fields` : '';
  }

  function openTarget() {
    const row = location.hash && rows.find(row => row.id === location.hash.slice(1));
    if (row) {
      search.value = '';
      show();
      row.firstElementChild.open = true;
      row.scrollIntoView();
    }
  }

  search.addEventListener('input', show);
  order.addEventListener('change', show);
  tools.addEventListener('submit', event => event.preventDefault());
  addEventListener('hashchange', openTarget);
  tools.hidden = false;
  show();
  openTarget();
})();
