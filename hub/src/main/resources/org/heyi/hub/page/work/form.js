// A form about somebody: what is known and from whom, what to ask, and sending it.
import { h } from '../assets/dom.js';
import { faultText, moment, said } from '../assets/i18n.js';
import { addingSection, fieldIds } from './adding.js';
import { answered, corrections, faultsOf, shorterLists, submission } from './answers.js';
import * as drafts from './drafts.js';
import { badge, departmentTitle, fieldView, partOf } from './field.js';
import { answerKey, entriesOf, entryFields } from './fields.js';
import { openAgain } from './opening.js';
import * as outbox from './outbox.js';
import * as reporting from './reporter.js';
import { t } from './texts.js';

/** The page of one draft; `again` shows it anew, and with {focus: false} leaves the reader where they are. */
export function formPage(catalogue, id, again) {
  const draft = drafts.get(id);
  const outcome = outbox.outcome(id);
  if (draft) {
    if (draft.state === 'draft') {
      openForReporter(draft, again);
    }
    return draftPage(catalogue, draft, again);
  }
  return outcome ? sentPage(catalogue, outcome) : [h('h1', { tabindex: -1 }, t('gone')), h('p', {}, h('a', { class: 'target', href: '#/' }, t('toStart')))];
}

function heading(catalogue, draft) {
  const { form } = draft.filled;
  return [
    h('h1', { tabindex: -1 }, said(form, 'title'), h('span', { class: 'unseen' }, ': '), h('br'), h('span', { class: 'quiet' }, draft.name)),
    h('p', { class: 'quiet' }, t('formOf', departmentTitle(catalogue.reportingDepartments, form.department))),
  ];
}

function draftPage(catalogue, draft, again) {
  const form = {
    draft,
    departments: catalogue.reportingDepartments,
    isLocked: draft.state === 'waiting',
    onAnswer: (field, text) => keep(draft, field, text),
    onEntries: (list, numbers) => keepEntries(draft, list, numbers),
    onEvidence: (field, text) => keepEvidence(draft, field, text),
  };
  const { fields } = draft.filled;
  const ids = fieldIds(draft);
  return [
    heading(catalogue, draft),
    !navigator.onLine && h('p', { class: 'alert warn' }, t('savedCopy', moment(draft.openedAt))),
    form.isLocked && waitingNotice(draft, again),
    faultSummary(draft, ids),
    tally(fields),
    h('form', { novalidate: true, submit: (event) => { event.preventDefault(); send(draft, again); } },
      h('section', { 'aria-labelledby': 'to-ask' },
        h('h2', { id: 'to-ask' }, t('toAsk')),
        fields.some(({ asked }) => asked)
          ? h('div', { class: 'card' }, fields.filter(({ asked }) => asked).map((field) => fieldView(form, field, ids.get(field.path))))
          : h('p', {}, t('nothingToAsk'))),
      knownSection(form, fields, ids),
      addingSection(form),
      !form.isLocked && sender(catalogue, draft, again)),
  ];
}

function tally(fields) {
  const count = (state) => fields.filter((field) => field.state === state).length;
  const figures = [
    [fields.filter(({ asked }) => asked).length, 'tallyAsk'],
    [count('KNOWN'), 'tallyKnown'],
    [count('DISPUTED'), 'tallyDisputed'],
  ];
  return h('ul', { class: 'tally' }, figures.map(([number, name]) => h('li', {}, h('strong', {}, String(number)), ' ', t(name))));
}

function knownSection(form, fields, ids) {
  const parts = new Map();
  fields.filter(({ asked }) => !asked).forEach((field) => {
    const part = partOf(field) || t('subjectItself');
    parts.set(part, [...(parts.get(part) ?? []), field]);
  });
  return parts.size > 0 && h('section', { 'aria-labelledby': 'known' },
    h('h2', { id: 'known' }, t('known')),
    [...parts].map(([part, members]) => [
      h('h3', {}, part),
      h('div', { class: 'card' }, members.map((field) => fieldView(form, field, ids.get(field.path)))),
    ]));
}

function keep(draft, field, text) {
  const key = answerKey(field);
  if (text === undefined || (field.asked && text === '')) {
    delete draft.answers[key];
    delete draft.evidence[key];
  } else {
    draft.answers[key] = text;
  }
  draft.faults = draft.faults.filter(({ place }) => place !== field.path && !(field.isNew && field.path.startsWith(`${place}.`)));
  drafts.put(draft);
}

function keepEvidence(draft, field, text) {
  draft.evidence[answerKey(field)] = text;
  drafts.put(draft);
}

/** What was answered about one who is not to be added after all goes, too. */
function keepEntries(draft, list, numbers) {
  entriesOf(draft, list).filter((number) => !numbers.includes(number)).flatMap((number) => entryFields(list, number)).forEach((field) => {
    delete draft.answers[answerKey(field)];
    draft.faults = draft.faults.filter(({ place }) => place !== field.path && !field.path.startsWith(`${place}.`));
  });
  draft.entries = { ...draft.entries, [answerKey(list)]: numbers };
  drafts.put(draft);
}

function faultSummary(draft, ids) {
  if (draft.faults.length === 0) {
    return null;
  }
  return h('div', { class: 'alert bad', role: 'alert', tabindex: -1, id: 'faults' },
    h('p', {}, t('refused', draft.faults.length)),
    h('ul', {}, draft.faults.map((fault) => h('li', {}, ids.has(fault.place)
      ? h('button', { type: 'button', click: () => document.getElementById(ids.get(fault.place))?.focus() }, faultText(fault))
      : faultText(fault)))));
}

function sender(catalogue, draft, again) {
  const departments = catalogue.reportingDepartments;
  const department = reporting.department();
  return h('section', { 'aria-labelledby': 'sender' },
    h('h2', { id: 'sender' }, t('reporter')),
    h('div', { class: 'card' },
      h('label', { for: 'reporter' }, t('reporterHint')),
      h('input', { id: 'reporter', required: true, maxlength: 100, autocomplete: 'off', value: reporting.reporter() }),
      h('label', { for: 'department' }, t('department')),
      h('select', { id: 'department', required: true, change: () => chosen(draft, again) },
        h('option', { value: '' }, t('choose')),
        departments.map((one) => h('option', { value: one.name, selected: one.name === department }, said(one, 'title')))),
      h('p', { class: 'fault', id: 'sender-fault', role: 'alert' })),
    h('button', { class: 'main wide' }, t('send')));
}

function senderControls() {
  return ['reporter', 'department'].map((id) => document.getElementById(id));
}

function chosen(draft, again) {
  const [reporter, department] = senderControls();
  reporting.remember(reporter.value.trim(), department.value);
  return openForReporter(draft, again);
}

/** Who decides on an answer depends on who gives it: so the form is opened anew where it was opened for another department. */
async function openForReporter(draft, again) {
  const department = reporting.department();
  if (!department || department === draft.department) {
    return;
  }
  await openAgain(draft);
  const now = drafts.get(draft.id);
  if (location.hash === `#/form/${draft.id}` && now?.state === 'draft' && now.department === department) {
    const { id } = document.activeElement;
    await again({ focus: false });
    document.getElementById(id)?.focus();
  }
}

async function send(draft, again) {
  const [reporter, department] = senderControls();
  const open = [reporter, department].find((control) => control.value.trim() === '');
  draft.faults = faultsOf(draft);
  drafts.put(draft);
  if (draft.faults.length > 0) {
    await again();
    document.getElementById('faults')?.focus();
    return;
  }
  if (open || answered(draft).length === 0) {
    document.getElementById('sender-fault').textContent = open
      ? t('missingAnswer', t(open === reporter ? 'reporter' : 'department')) : t('nothingAnswered');
    (open ?? document.querySelector('form input, form select')).focus();
    return;
  }
  reporting.remember(reporter.value.trim(), department.value);
  drafts.put({
    ...draft, state: 'waiting', attempted: navigator.onLine, submission: submission(draft, reporter.value.trim(), department.value),
  });
  await again();
  await outbox.sendAll();
  if (drafts.get(draft.id)?.trouble) {
    again();
  }
}

function waitingNotice(draft, again) {
  const takeBack = () => {
    drafts.put({ ...draft, state: 'draft', submission: undefined });
    again();
  };
  return h('div', { class: 'alert warn', role: 'status', tabindex: -1 },
    h('p', {}, badge('warn', '…', t('waiting'))),
    h('p', {}, t('waitingWhy')),
    draft.trouble && [h('p', {}, t('trouble')), draft.trouble.map((fault) => h('p', { class: 'fault' }, faultText(fault)))],
    h('div', { class: 'row' },
      h('button', { type: 'button', click: () => outbox.sendAll().then(() => again()) }, t('sendNow')),
      // What may already have reached the hub must be sent as it is: only so is it recorded once.
      !draft.attempted && h('button', { type: 'button', click: takeBack }, t('editAgain'))));
}

/** The form as it is after it was sent: shown, no longer kept. */
function sentPage(catalogue, { draft, form }) {
  const view = { draft: { ...draft, answers: {}, faults: [] }, departments: catalogue.reportingDepartments, isLocked: true };
  const waiting = corrections(draft, form);
  const ids = new Map(form.fields.map((field, i) => [field.path, `field-${i}`]));
  return [
    heading(catalogue, { ...draft, filled: form }),
    h('div', { class: 'alert', role: 'status' },
      h('p', {}, badge('good', '✓', t('sent', said(form.form, 'title')))), h('p', {}, t('sentCleared')),
      shorterLists(draft, form).map((list) => h('p', {}, t('notYetOnList', said(list, 'label')))),
      waiting.map((field) => h('p', {}, t('correctionWaits', said(field, 'label'), departmentTitle(catalogue.reportingDepartments, field.owner))))),
    tally(form.fields),
    h('p', {}, h('a', { class: 'target', href: '#/' }, t('toStart'))),
    form.fields.some(({ asked }) => asked) && h('section', { 'aria-labelledby': 'to-ask' },
      h('h2', { id: 'to-ask' }, t('MISSING')),
      h('div', { class: 'card' }, form.fields.filter(({ asked }) => asked).map((field) => fieldView(view, field, ids.get(field.path))))),
    knownSection(view, form.fields, ids),
  ];
}
