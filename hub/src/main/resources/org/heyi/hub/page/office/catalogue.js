// Who holds what; what is collected twice first.
import { announce, h } from '../assets/dom.js';
import * as api from './api.js';
import { t } from './texts.js';
import { heading, number, table } from './view.js';

let searched = '';

/** The section; `context.department` says what a department is called. */
export async function catalogueSection(context) {
  const entries = (await api.catalog()).sort((one, other) => other.departments.length - one.departments.length);
  const names = (departments) => departments.map(context.department).join(', ') || t('none');
  const results = h('div', { id: 'entries' });
  const show = () => {
    const words = searched.toLocaleLowerCase().split(/\s+/);
    const found = entries.filter(({ type, field, departments }) => {
      const text = `${type}.${field} ${departments.join(' ')} ${names(departments)}`.toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    });
    const told = t('rows', number(found.length), number(found.filter(({ collectedTwice }) => collectedTwice).length));
    results.replaceChildren(h('p', { class: 'quiet' }, told), table(t('catalogue'), [
      { head: t('type'), cell: ({ type }) => type },
      { head: t('field'), cell: ({ field, collectedTwice }) => [field, ' ', collectedTwice && h('span', { class: 'badge warn' }, t('twice'))] },
      { head: t('departments'), cell: ({ departments }) => names(departments) },
      { head: t('authority'), cell: ({ authority }) => names(authority) },
      { head: t('withValue'), cell: ({ withValue }) => number(withValue), isNumber: true },
      { head: t('entities'), cell: (entry) => number(entry.entities), isNumber: true },
    ], found));
    return told;
  };
  const search = (event) => {
    searched = event.target.value.trim();
    announce(show());
  };
  show();
  return [
    heading(t('catalogue')),
    h('label', { for: 'filter' }, t('filter')),
    h('input', { id: 'filter', type: 'search', autocomplete: 'off', maxlength: 200, value: searched, input: search }),
    results,
  ];
}
