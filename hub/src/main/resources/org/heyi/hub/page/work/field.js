// One field of a form: what is known and from whom, and room for an answer where one is asked or a known value is wrong.
import { h } from '../assets/dom.js';
import { faultText, moment, said } from '../assets/i18n.js';
import { answerKey } from './fields.js';
import { t } from './texts.js';

const BADGES = { KNOWN: ['good', '✓'], STALE: ['warn', '↻'], DISPUTED: ['bad', '≠'], MISSING: ['none', '○'] };

export function badge(kind, sign, text) {
  return h('span', { class: `badge ${kind}` }, h('span', { 'aria-hidden': 'true' }, `${sign} `), text);
}

/** What a department is called. */
export function departmentTitle(departments, name) {
  const known = departments.find((one) => one.name === name);
  return known ? said(known, 'title') : name;
}

/**
 * The field, as `form` has it: {draft, departments, isLocked, onAnswer(field, text | undefined), onEvidence(field, text)}. An answer of
 * undefined takes the correction back. `id` is the page's own name for it.
 */
export function fieldView(form, field, id) {
  const text = form.draft.answers[answerKey(field)];
  const isOpen = field.mayAnswer && !form.isLocked && (field.asked || text !== undefined);
  const view = h('div', { class: 'field', 'data-path': field.path },
    h('div', { class: 'head' }, caption(field, id, isOpen), !field.isNew && badge(...BADGES[field.state], t(field.state))),
    known(form, field),
    isOpen ? answer(form, field, id, text ?? '') : locked(form, field, text),
    !form.isLocked && field.mayAnswer && !field.asked && toggle(form, field, id, isOpen, (next) => view.replaceWith(next)));
  return view;
}

function caption(field, id, isOpen) {
  const part = field.asked && said(field, 'part') && h('span', { class: 'part' }, partOf(field));
  if (!isOpen) {
    return h('span', { class: 'label known' }, part, said(field, 'label'));
  }
  const hint = field.asked && h('span', { class: 'quiet' }, ` (${t(need(field))})`);
  const label = field.asked ? said(field, 'label') : t('rightValue', said(field, 'label'));
  return h('label', { for: id }, part, label, hint);
}

function need({ required, isNew }) {
  return required ? (isNew ? 'requiredUnlessKnown' : 'required') : 'optional';
}

/** What a field belongs to; in a list, with its number. */
export function partOf(field) {
  const place = /\[(\d+)\][^[]*$/.exec(field.path);
  return [said(field, 'part'), place && t('number', Number(place[1]) + 1)].filter(Boolean).join(' ');
}

function known(form, field) {
  if (field.value === null) {
    return field.asked ? null : h('p', { class: 'value' }, t('none'));
  }
  const value = shown(field, field.value);
  return [
    h('p', { class: 'value' }, field.state === 'STALE' ? t('was', value) : value),
    field.provenance && h('p', { class: 'quiet' }, source(form, field.provenance)),
  ];
}

function source(form, { department, source: name, updatedAt, committedAt }) {
  const from = t(name === 'collected' ? 'fromForm' : 'from', departmentTitle(form.departments, department));
  return t('fromAt', from, moment(updatedAt ?? committedAt));
}

/** A value as people read it. */
function shown({ type, choices }, value) {
  const choice = choices.find((other) => other.value === value);
  if (choice) {
    return said(choice, 'label');
  }
  if (type === 'Boolean') {
    return t(value ? 'yes' : 'no');
  }
  return type === 'Date' || type === 'DateTime' ? moment(value) : String(value);
}

/** What was answered, where it can no longer be changed. */
function locked(form, field, text) {
  if (!form.isLocked || !text) {
    return null;
  }
  const evidence = form.draft.evidence[answerKey(field)];
  return [
    h('p', { class: 'value' }, `→ ${shown(field, field.type === 'Boolean' ? text === 'true' : text)}`),
    evidence && h('p', { class: 'quiet' }, `${t('evidence')}: ${evidence}`),
  ];
}

function answer(form, field, id, text) {
  const faults = form.draft.faults.filter(({ place }) => place === field.path);
  const told = h('p', { class: 'fault', id: `${id}-fault` }, faults.map(faultText).join(' '));
  const control = input(field, {
    id,
    name: field.path,
    required: field.required && field.asked && !field.isNew,
    'aria-required': field.required && field.asked && !field.isNew ? 'true' : null,
    'aria-invalid': faults.length > 0 ? 'true' : null,
    'aria-describedby': isOwned(field) ? `${id}-fault ${id}-owner` : `${id}-fault`,
  }, text);
  const answered = () => {
    control.removeAttribute('aria-invalid');
    told.textContent = '';
    form.onAnswer(field, control.value);
  };
  // A choice from a list may be told of with "change" alone, as WebDriver does.
  control.addEventListener(control.localName === 'select' ? 'change' : 'input', answered);
  const same = field.state === 'STALE' && field.asked && h('button', {
    type: 'button',
    click: () => {
      control.value = written(field);
      answered();
      control.focus();
    },
  }, t('same'), h('span', { class: 'unseen' }, `: ${said(field, 'label')}`));
  return h('div', { class: 'answer' }, control, told, same && h('div', { class: 'row' }, same), correction(form, field, id));
}

function isOwned({ answerBecomes }) {
  return answerBecomes === 'CORRECTION';
}

/** Where the value is another department's: who decides on an answer, and room for what shows that it is right. */
function correction(form, field, id) {
  if (!isOwned(field)) {
    return null;
  }
  const evidence = h('textarea', {
    id: `${id}-evidence`, rows: 2, maxlength: 1000, 'aria-describedby': `${id}-owner`, input: () => form.onEvidence(field, evidence.value),
  }, form.draft.evidence[answerKey(field)] ?? '');
  return [
    h('p', { class: 'quiet', id: `${id}-owner` }, t('ownerDecides', departmentTitle(form.departments, field.owner))),
    h('label', { for: `${id}-evidence` }, h('span', { class: 'unseen' }, `${said(field, 'label')}: `), t('evidence'),
      h('span', { class: 'quiet' }, ` (${t('optional')})`)),
    evidence,
  ];
}

/** The known value as an input writes it. */
function written({ type, value }) {
  return type === 'DateTime' ? value.slice(0, 16) : String(value);
}

function input(field, attributes, text) {
  const options = field.type === 'Boolean'
    ? [['true', t('yes')], ['false', t('no')]]
    : field.choices.map((choice) => [choice.value, said(choice, 'label')]);
  if (options.length > 0) {
    return h('select', attributes, h('option', { value: '' }, t('choose')),
      options.map(([value, label]) => h('option', { value, selected: value === text }, label)));
  }
  const kind = { Date: { type: 'date' }, DateTime: { type: 'datetime-local' }, Int: { inputmode: 'numeric' }, Long: { inputmode: 'numeric' },
    Float: { inputmode: 'decimal' } }[field.type] ?? {};
  return h('input', { type: 'text', autocomplete: 'off', maxlength: 1900, ...kind, ...attributes, value: text });
}

/** Opens or takes back a correction; the keyboard stays at the field. */
function toggle(form, field, id, isOpen, replace) {
  const label = said(field, 'label');
  return h('div', { class: 'row' }, h('button', {
    type: 'button',
    'aria-label': t(isOpen ? 'keepOf' : 'wrongOf', label),
    click: () => {
      form.onAnswer(field, isOpen ? undefined : '');
      const next = fieldView(form, field, id);
      replace(next);
      next.querySelector(isOpen ? 'button' : 'input, select').focus();
    },
  }, t(isOpen ? 'keep' : 'wrong')));
}
