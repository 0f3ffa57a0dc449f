'use strict';
// The page is whole without this script; it adds finding and sorting, and opens a field that a link leads to.
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

  const comparators = {
    presence: (a, b) => (a.dataset.presence ?? 1) - (b.dataset.presence ?? 1),
    nulls: (a, b) => (b.dataset.nulls ?? 0) - (a.dataset.nulls ?? 0),
    distinct: (a, b) => b.dataset.distinct - a.dataset.distinct,
  };

  function find() {
    const words = search.value.toLowerCase().split(/\s+/);
    let count = 0;
    for (const row of rows) {
      row.hidden = !words.every(word => texts.get(row).includes(word));
      count += row.hidden ? 0 : 1;
    }
    found.textContent = search.value.trim() ? `${count} of ${rows.length} fields` : '';
  }

  function sort() {
    const comparator = comparators[order.value];
    list.append(...(comparator ? [...rows].sort(comparator) : rows));
  }

  function openTarget() {
    const row = location.hash && document.getElementById(location.hash.slice(1));
    if (row && row.parentElement === list) {
      search.value = '';
      find();
      row.firstElementChild.open = true;
      row.scrollIntoView();
    }
  }

  search.addEventListener('input', find);
  order.addEventListener('change', sort);
  tools.addEventListener('submit', event => event.preventDefault());
  addEventListener('hashchange', openTarget);
  tools.hidden = false;
  find();
  openTarget();
})();
