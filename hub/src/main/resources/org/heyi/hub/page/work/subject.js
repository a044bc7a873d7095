// Somebody or something that was found: forms about it, and what it leads to.
import { h } from '../assets/dom.js';
import { said } from '../assets/i18n.js';
import { entity, named } from './api.js';
import { failure } from './failure.js';
import { entityList } from './find.js';
import { openForm } from './opening.js';
import { t } from './texts.js';

/** The page of an entity. */
export async function subjectPage(catalogue, name, id) {
  const subject = catalogue.formSubjects.find((one) => one.subject === name);
  if (!subject) {
    return null;
  }
  const known = await entity(subject, catalogue.formSubjects, id);
  if (!known) {
    return [h('h1', { tabindex: -1 }, t('nobody')), h('p', {}, h('a', { class: 'target', href: '#/' }, t('toStart')))];
  }
  const { name: called, details } = named(subject, known);
  return [
    h('p', { class: 'quiet' }, said(subject, 'title')),
    h('h1', { tabindex: -1 }, called),
    details && h('p', { class: 'quiet' }, details),
    formsSection(catalogue, subject, known, called),
    leadsSection(catalogue, subject, known),
  ];
}

/** The page to open forms about somebody or something no department knows yet. */
export function newPage(catalogue, name) {
  const subject = catalogue.formSubjects.find((one) => one.subject === name);
  return subject ? [h('h1', { tabindex: -1 }, t('unknownOf', said(subject, 'title'))), formsSection(catalogue, subject, {}, null)] : null;
}

function formsSection(catalogue, subject, known, called) {
  const forms = catalogue.forms.filter((form) => form.subject === subject.subject);
  return h('section', { 'aria-labelledby': 'forms' },
    h('h2', { id: 'forms' }, t('forms')),
    forms.length === 0 && h('p', {}, t('formsNone')),
    h('ul', { class: 'cards' }, forms.map((form) => h('li', { class: 'card' }, opener(catalogue, subject, form, known, called)))));
}

/** Opens the form, after asking for those of its variables that are not known. */
function opener(catalogue, subject, form, known, called) {
  const given = { [form.lookup.variable]: known[form.lookup.identifier] };
  const open = form.variables.filter((variable) => given[variable] === null || given[variable] === undefined);
  const owner = catalogue.reportingDepartments.find(({ name }) => name === form.department);
  const title = `form-${form.code}`;
  const inputs = open.map((variable) => h('input', { id: `${title}-${variable}`, name: variable, required: true, autocomplete: 'off', maxlength: 200 }));
  const told = h('div', {});
  const submit = async (event) => {
    event.preventDefault();
    const asked = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
    const values = Object.fromEntries(form.variables.map((variable) => [variable, asked[variable] ?? given[variable]]));
    try {
      location.hash = `#/form/${(await openForm(form, values, called ?? Object.values(asked).join(' '))).id}`;
    } catch (why) {
      told.replaceChildren(...failure(why));
    }
  };
  return h('form', { submit, 'aria-labelledby': title },
    h('div', { class: 'row' },
      h('p', { class: 'grow' }, h('strong', { id: title }, said(form, 'title')), h('br'),
        h('span', { class: 'quiet' }, t('formOf', owner ? said(owner, 'title') : form.department))),
      inputs.length === 0 && openButton(title)),
    inputs.length > 0 && [
      h('p', { class: 'quiet' }, t('openNeeds')),
      open.map((variable, i) => [h('label', { for: inputs[i].id }, variableLabel(subject, form, variable)), inputs[i]]),
      h('p', {}, openButton(title)),
    ],
    told);
}

function openButton(title) {
  return h('button', { class: 'main', id: `${title}-open`, 'aria-labelledby': `${title}-open ${title}` }, t('open'));
}

function variableLabel(subject, form, variable) {
  const identifier = variable === form.lookup.variable && subject.identifiers.find(({ name }) => name === form.lookup.identifier);
  return identifier ? said(identifier, 'label') : variable;
}

function leadsSection(catalogue, subject, known) {
  const leads = subject.leadsTo.map((lead) => ({ lead, entities: lead.many ? known[lead.name].nodes : [known[lead.name]].filter(Boolean) }))
    .filter(({ entities }) => entities.length > 0);
  return leads.length > 0 && h('section', { 'aria-labelledby': 'leads' },
    h('h2', { id: 'leads' }, t('leadsTo')),
    leads.map(({ lead, entities }) => [
      h('h3', {}, said(lead, 'label')),
      entityList(catalogue.formSubjects.find((one) => one.subject === lead.subject), entities),
      lead.many && known[lead.name].totalCount > entities.length
        && h('p', { class: 'quiet' }, t('ofAll', known[lead.name].totalCount, entities.length)),
    ]));
}
