// The start: look for somebody or something, and what is kept on this device.
import { announce, h } from '../assets/dom.js';
import { said } from '../assets/i18n.js';
import { named, search } from './api.js';
import { deviceSection } from './device.js';
import { failure } from './failure.js';
import { t } from './texts.js';

// Where the person was, for the way back; not kept on the device.
const last = { text: '', kind: '', results: null };

export function findPage(catalogue) {
  const results = h('div', { id: 'results' }, last.results?.());
  const text = h('input', { id: 'text', type: 'search', autocomplete: 'off', enterkeyhint: 'search', maxlength: 200, value: last.text });
  const kind = h('select', { id: 'kind' },
    h('option', { value: '' }, t('findAll')),
    catalogue.formSubjects.map((subject) => h('option', { value: subject.subject, selected: subject.subject === last.kind }, said(subject, 'title'))));
  const find = async (event) => {
    event.preventDefault();
    Object.assign(last, { text: text.value.trim(), kind: kind.value });
    results.replaceChildren(h('p', {}, t('loading')));
    last.results = await resultsOf(catalogue, last.text, last.kind);
    results.replaceChildren(...last.results());
    announce(results.querySelector('p')?.textContent ?? '');
  };
  return [
    h('h1', { tabindex: -1 }, t('title')),
    h('form', { role: 'search', class: 'card', submit: find },
      h('label', { for: 'text' }, t('findWhat')), text,
      h('label', { for: 'kind' }, t('findKind')), kind,
      h('p', {}, h('button', { class: 'main wide' }, t('find')))),
    results,
    deviceSection(),
  ];
}

/** Gives what shows the results, in the language of the moment. */
async function resultsOf(catalogue, text, kind) {
  if (text === '') {
    return () => [h('p', { class: 'alert warn' }, t('findEmpty'))];
  }
  const subjects = catalogue.formSubjects.filter(({ subject }) => kind === '' || subject === kind);
  try {
    const groups = await search(subjects, text);
    return () => (groups.length > 0 ? foundView(groups) : nothingView(catalogue, text));
  } catch (why) {
    return () => failure(why, 'findOffline');
  }
}

function foundView(groups) {
  const count = groups.reduce((sum, { entities }) => sum + entities.length, 0);
  return [
    h('p', {}, t('found', count)),
    ...groups.flatMap(({ subject, entities, more }) => [
      h('h2', {}, said(subject, 'title')),
      entityList(subject, entities),
      more && h('p', { class: 'quiet' }, t('foundMore')),
    ]).filter(Boolean),
  ];
}

/** Links to entities of one type. */
export function entityList(subject, entities) {
  return h('ul', { class: 'cards' }, entities.map((entity) => {
    const { name, details } = named(subject, entity);
    return h('li', { class: 'card' },
      h('a', { class: 'target', href: `#/about/${subject.subject}/${encodeURIComponent(entity.id)}` },
        h('strong', {}, name), details && [h('br'), h('span', { class: 'quiet' }, details)]));
  }));
}

function nothingView(catalogue, text) {
  const asked = catalogue.formSubjects.filter(({ subject }) => catalogue.forms.some((form) => form.subject === subject));
  return [
    h('p', { class: 'alert warn' }, t('foundNothing', text)),
    h('p', {}, t('unknown')),
    h('ul', { class: 'cards' }, asked.map((subject) => h('li', { class: 'card' },
      h('a', { class: 'target', href: `#/new/${subject.subject}` }, t('unknownOf', said(subject, 'title')))))),
  ];
}
