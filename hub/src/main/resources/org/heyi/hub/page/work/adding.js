// Room for those whom the form's lists do not have yet.
import { announce, h } from '../assets/dom.js';
import { faultText, said } from '../assets/i18n.js';
import { fieldView } from './field.js';
import { entries, entriesOf, entryFields, entryPath, openLists } from './fields.js';
import { t } from './texts.js';

/** The page's own names for all fields, by path; that of a new one is its first field's. */
export function fieldIds(draft) {
  const ids = new Map(draft.filled.fields.map((field, i) => [field.path, `field-${i}`]));
  entries(draft).forEach(({ list, number, fields }) => {
    fields.forEach(({ path }, i) => ids.set(path, `${entryId(draft, list, number)}-${i}`));
    ids.set(entryPath(list, number), ids.get(fields[0].path));
  });
  return ids;
}

function listId(draft, list) {
  return `list-${openLists(draft).indexOf(list)}`;
}

function entryId(draft, list, number) {
  return `${listId(draft, list)}-${number}`;
}

/** The section, as `form` has it for fields, and onEntries(list, numbers). */
export function addingSection(form) {
  const lists = openLists(form.draft).filter((list) => !form.isLocked || entriesOf(form.draft, list).length > 0);
  return lists.length > 0 && h('section', { 'aria-labelledby': 'adding' },
    h('h2', { id: 'adding' }, t('adding')),
    lists.map((list) => listView(form, list)));
}

function listView(form, list) {
  const id = listId(form.draft, list);
  const numbers = entriesOf(form.draft, list);
  const name = [said(list, 'part'), said(list, 'label')].filter(Boolean).join(' › ');
  const change = (next, focus, sentence) => {
    form.onEntries(list, next);
    view.replaceWith(listView(form, list));
    document.getElementById(focus).focus();
    announce(sentence);
  };
  const add = () => {
    const number = Math.max(0, ...numbers) + 1;
    change([...numbers, number], `${entryId(form.draft, list, number)}-0`, t('added', name, numbers.length + 1));
  };
  const remove = (number) => change(numbers.filter((one) => one !== number), `${id}-add`, t('removed', name));
  const view = h('div', { class: 'card', 'data-list': list.path },
    h('h3', {}, name),
    numbers.map((number, i) => entryView(form, list, number, t('newOne', i + 1), () => remove(number))),
    !form.isLocked && h('button', { type: 'button', id: `${id}-add`, 'aria-label': t('addTo', name), click: add }, t('add')));
  return view;
}

function entryView(form, list, number, called, remove) {
  const id = entryId(form.draft, list, number);
  const path = entryPath(list, number);
  const fields = entryFields(list, number);
  return h('fieldset', { class: 'entry', 'data-entry': path, 'aria-describedby': form.isLocked ? null : `${id}-named ${id}-fault` },
    h('legend', { class: 'label' }, called),
    !form.isLocked && [
      h('p', { class: 'quiet', id: `${id}-named` }, t('namedBy', nameLabels(list))),
      h('p', { class: 'fault', id: `${id}-fault` },
        form.draft.faults.filter(({ place }) => place === path).map(faultText).join(' ')),
    ],
    fields.map((field, i) => fieldView(form, field, `${id}-${i}`)),
    !form.isLocked && h('div', { class: 'row' },
      h('button', { type: 'button', 'aria-label': t('removeOf', called), click: remove }, t('remove'))));
}

function nameLabels(list) {
  const first = entryPath(list, 1);
  return list.entry.filter(({ path }) => list.namedBy.includes(path.slice(first.length + 1)))
    .map((field) => said(field, 'label')).join(' / ');
}
