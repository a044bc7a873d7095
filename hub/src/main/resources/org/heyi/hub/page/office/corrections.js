// What waits to be decided, oldest first, and deciding it.
import { announce, h } from '../assets/dom.js';
import { moment, said } from '../assets/i18n.js';
import * as api from './api.js';
import { t } from './texts.js';
import { choice, failure, heading, number, table } from './view.js';

const DECIDER = 'heyi.decider';
let chosen = '';

/** The section; `context.again` shows it anew. */
export async function correctionsSection(context) {
  const [waiting, page] = await Promise.all([api.waiting(), api.corrections(chosen)]);
  const choose = (department) => {
    chosen = department;
    return context.again();
  };
  const options = [...new Set([...waiting.map(({ department }) => department), chosen].filter(Boolean))];
  const list = h('ul', { class: 'cards' });
  return [
    heading(t('corrections')),
    waiting.length > 0 && table(t('waiting'), [
      { head: t('department'), cell: ({ department }) => context.department(department) },
      { head: t('waiting'), cell: ({ open }) => number(open), isNumber: true },
      { head: t('overdue'), cell: ({ overdue }) => number(overdue), isNumber: true },
    ], waiting),
    h('div', { class: 'filters' },
      choice('department', t('department'), [['', t('all')], ...options.map((name) => [name, context.department(name)])], chosen, choose),
      h('div', {},
        h('label', { for: 'decider' }, t('decider')),
        h('input', { id: 'decider', maxlength: 100, autocomplete: 'name', value: localStorage.getItem(DECIDER) ?? '' }))),
    page.nodes.length === 0 && h('p', { class: 'alert' }, t('correctionsNone')),
    list,
    more(context, list, page),
  ];
}

/** Adds a page to the list, and gives the button for the next. */
function more(context, list, { nodes, pageInfo }) {
  list.append(...nodes.map((correction) => card(context, correction)));
  if (!pageInfo.hasNextPage) {
    return false;
  }
  const button = h('button', { type: 'button', class: 'wide', click: async () => {
    try {
      const next = list.children.length;
      button.replaceWith(more(context, list, await api.corrections(chosen, pageInfo.endCursor)) || '');
      list.children[next]?.focus();
    } catch (why) {
      button.after(failure(why));
    }
  } }, t('more'));
  return button;
}

function card(context, correction) {
  const { id, type, identifierField, identifier, oldValue, newValue, evidence, reporter, askedBy, answeredAt, owner, row, due, overdue } = correction;
  const title = `correction-${id}`;
  const reason = h('textarea', { id: `${title}-reason`, rows: 2, maxlength: 1000 });
  const told = h('div', {});
  const button = (decision, text, style) => h('button', {
    type: 'button', class: style, id: `${title}-${text}`, 'aria-labelledby': `${title}-${text} ${title}`,
    click: () => decide(context, correction, decision, reason, told),
  }, t(text));
  return h('li', { class: 'card', 'data-correction': id, tabindex: -1 },
    h('h2', { id: title }, said(correction, 'label'), ' · ', identifier),
    h('p', { class: 'row' },
      h('span', { class: overdue ? 'badge bad' : 'badge none' }, t('due', moment(due)), overdue && ` · ${t('overdue')}`),
      h('span', {}, t('decides', context.department(owner)))),
    h('p', { class: 'change' }, `${t('from')} `, h('del', {}, oldValue), ` → ${t('to')} `, h('ins', {}, newValue)),
    evidence && h('p', {}, t('evidence', evidence)),
    h('p', { class: 'quiet' }, t('askedBy', context.department(askedBy), reporter, moment(answeredAt))),
    h('p', { class: 'quiet' }, `${type}.${identifierField}`, row && ` · ${t('row', `${row.source}/${row.table}/${row.key}`)}`),
    h('label', { for: reason.id }, t('reason')), reason,
    told,
    h('div', { class: 'row' }, button('ACCEPT', 'accept', 'main'), button('REJECT', 'reject')));
}

async function decide(context, correction, decision, reason, told) {
  const decider = document.getElementById('decider');
  const lacking = decider.value.trim() === '' ? decider : decision === 'REJECT' && reason.value.trim() === '' ? reason : null;
  if (lacking) {
    told.replaceChildren(h('p', { class: 'fault', role: 'alert' }, t(lacking === decider ? 'deciderMissing' : 'reasonMissing')));
    lacking.focus();
    return;
  }
  localStorage.setItem(DECIDER, decider.value.trim());
  try {
    await api.decide(correction.id, decision, reason.value.trim(), decider.value.trim());
  } catch (why) {
    told.replaceChildren(failure(why));
    return;
  }
  await context.again();
  announce(t(decision === 'ACCEPT' ? 'accepted' : 'rejected', `${said(correction, 'label')} · ${correction.identifier}`));
}
