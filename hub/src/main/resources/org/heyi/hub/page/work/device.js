// What is kept on this device: what waits to be sent, what has to be changed, what is being filled in.
import { announce, h } from '../assets/dom.js';
import { moment, said } from '../assets/i18n.js';
import * as drafts from './drafts.js';
import { badge } from './field.js';
import * as reporting from './reporter.js';
import { t } from './texts.js';

/** The list; it follows what changes. */
export function deviceSection() {
  const list = h('div', { id: 'device-list' }, content());
  const follow = () => (list.isConnected ? list.replaceChildren(...content()) : document.removeEventListener('heyi-drafts', follow));
  document.addEventListener('heyi-drafts', follow);
  return h('section', { 'aria-labelledby': 'device' }, h('h2', { id: 'device' }, t('device')), list);
}

function content() {
  const all = drafts.all();
  const deleteAll = (all.length > 1 || reporting.reporter()) && h('button', { type: 'button', click: () => sure() && allGone(all) }, t('deleteAll'));
  if (all.length === 0) {
    return [h('p', { class: 'quiet' }, t('deviceNone')), deleteAll].filter(Boolean);
  }
  return [
    all.some(({ state }) => state === 'waiting') && h('p', { class: 'alert warn' }, t('waitingWhy')),
    h('ul', { class: 'cards' }, all.map(item)),
    h('p', { class: 'quiet' }, t('deviceWhy')),
    deleteAll,
  ].filter(Boolean);
}

function item(draft) {
  const title = said(draft.filled.form, 'title');
  return h('li', { class: 'card' },
    h('a', { class: 'target', href: `#/form/${draft.id}` },
      h('strong', {}, draft.name), ' ', state(draft), h('br'), h('span', { class: 'quiet' }, `${title} · ${moment(draft.openedAt)}`)),
    h('button', { type: 'button', 'aria-label': t('deleteOf', `${draft.name} ${title}`), click: () => sure() && gone([draft]) }, t('delete')));
}

function state(draft) {
  if (draft.state === 'waiting') {
    return badge('warn', '…', t('waiting'));
  }
  if (draft.faults.length > 0) {
    return badge('bad', '!', t('refusedShort'));
  }
  const count = Object.keys(draft.answers).length;
  return count > 0 ? badge('none', '✎', t('draft', count)) : badge('none', '○', t('opened'));
}

function sure() {
  return confirm(t('deleteSure'));
}

/** A tablet that is handed on is to know nothing of who had it. */
function allGone(all) {
  reporting.forget();
  gone(all);
}

function gone(all) {
  drafts.remove(...all.map(({ id }) => id));
  announce(t('deleted'));
}
