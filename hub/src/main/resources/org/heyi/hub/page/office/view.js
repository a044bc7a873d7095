// What the sections are made of.
import { h } from '../assets/dom.js';
import { HubAway, HubFault } from '../assets/hub.js';
import { faultText, isChinese } from '../assets/i18n.js';
import { t } from './texts.js';

/** What to tell the person when something could not be done. */
export function failure(why) {
  if (!(why instanceof HubAway || why instanceof HubFault)) {
    throw why;
  }
  const told = why instanceof HubFault ? why.faults.map(faultText) : [t('away')];
  return h('div', { class: 'alert bad', role: 'alert', tabindex: -1 }, told.map((sentence) => h('p', {}, sentence)));
}

/** A number as people here write it; a dash for none. */
export function number(value, digits = 0) {
  return value === null ? t('none') : new Intl.NumberFormat(isChinese() ? 'zh-CN' : 'en-GB', { maximumFractionDigits: digits }).format(value);
}

export function percent(part, whole) {
  return whole === 0 ? t('none') : `${number((100 * part) / whole, 1)} %`;
}

/**
 * A table that scrolls sideways where there is no room. Columns are {head, cell, isNumber}: `cell` gives what a row shows there; the first
 * names the row.
 */
export function table(caption, columns, rows) {
  const cell = ({ cell: view, isNumber }, row, i) => (i === 0
    ? h('th', { scope: 'row' }, view(row))
    : h('td', { class: isNumber && 'number' }, view(row)));
  return h('div', { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: 0 },
    h('table', {},
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, columns.map(({ head, isNumber }) => h('th', { scope: 'col', class: isNumber && 'number' }, head)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, columns.map((column, i) => cell(column, row, i)))))));
}

/** A choice: `options` are [value, text]. */
export function choice(id, label, options, chosen, change) {
  return h('div', {},
    h('label', { for: id }, label),
    h('select', { id, change: (event) => change(event.target.value) },
      options.map(([value, text]) => h('option', { value, selected: value === chosen }, text))));
}

/** Figures at a glance: [text, figure]. */
export function tally(figures) {
  return h('ul', { class: 'tally' }, figures.map(([text, figure]) => h('li', {}, h('strong', {}, figure), text)));
}

export function heading(text) {
  return h('h1', { tabindex: -1 }, text);
}
