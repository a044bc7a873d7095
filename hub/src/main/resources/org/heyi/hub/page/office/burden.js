// The ledger: what forms cost people, and what the hub saves them.
import { h } from '../assets/dom.js';
import { now } from '../assets/hub.js';
import { said } from '../assets/i18n.js';
import * as api from './api.js';
import { t } from './texts.js';
import { choice, failure, heading, number, percent, table, tally } from './view.js';

const MONTHS = 12;
const CHARTED = 20;
const AREAS = ['TOWN', 'COMMUNITY'];
const chosen = { period: now().slice(0, 7), by: 'FORM' };

/** The section; `context.department` says what a department is called. */
export async function burdenSection(context) {
  const forms = new Map((await api.forms()).map((form) => [form.code, form]));
  const nameOf = ({ name, areaName }) => {
    if (AREAS.includes(chosen.by)) {
      return areaName ?? name ?? t('areaUnknown');
    }
    return chosen.by === 'FORM' && forms.has(name) ? said(forms.get(name), 'title') : context.department(name);
  };
  const results = h('div', { id: 'ledger', 'aria-live': 'polite' });
  const show = async () => {
    try {
      results.replaceChildren(...ledger(await api.burden(chosen.period, chosen.by), nameOf).filter(Boolean));
    } catch (why) {
      results.replaceChildren(failure(why));
    }
  };
  const choose = (what) => (value) => {
    chosen[what] = value;
    return show();
  };
  await show();
  return [
    heading(t('burden')),
    h('div', { class: 'filters' },
      choice('period', t('period'), periods().map((period) => [period, period]), chosen.period, choose('period')),
      choice('by', t('by'), ['FORM', 'DEPARTMENT', ...AREAS].map((by) => [by, t(by)]), chosen.by, choose('by'))),
    results,
  ];
}

/** The last months, then the years they lie in. */
function periods() {
  const [year, month] = now().split('-').map(Number);
  const months = Array.from({ length: MONTHS }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7));
  return [...months, ...new Set(months.map((name) => name.slice(0, 4)))];
}

function ledger(lines, nameOf) {
  if (lines.length === 0) {
    return [h('p', { class: 'alert' }, t('burdenNone'))];
  }
  const sum = (what) => lines.reduce((all, line) => all + line[what], 0);
  const counted = (what) => ({ head: t(what), cell: (line) => number(line[what]), isNumber: true });
  return [
    tally([
      [t('sent'), number(sum('sent'))],
      [t('share'), percent(sum('prefilled'), sum('shown'))],
      [t('spared'), number(sum('spared'))],
      [t('asked'), number(sum('asked'))],
    ]),
    sum('spared') + sum('asked') > 0 && chart(lines.filter(({ sent }) => sent > 0), nameOf),
    lines.length > CHARTED && h('p', { class: 'quiet' }, t('most', CHARTED, lines.length)),
    table(t('burden'), [
      { head: t(chosen.by), cell: (line) => [nameOf(line), line.areaName && h('span', { class: 'code' }, line.name)] },
      ...['opened', 'sent', 'shown', 'prefilled', 'asked', 'answered', 'corrected', 'spared'].map(counted),
      { head: t('seconds'), cell: (line) => number(line.secondsToSend), isNumber: true },
    ], lines),
    h('p', { class: 'quiet' }, t('counted')),
    AREAS.includes(chosen.by) && h('p', { class: 'quiet' }, t('areaTold')),
  ];
}

/** Bars for those who see them, of the lines with the most questions; the table says the same of all. */
function chart(all, nameOf) {
  const questions = ({ spared, asked }) => spared + asked;
  const lines = all.length <= CHARTED ? all : [...all].sort((one, other) => questions(other) - questions(one)).slice(0, CHARTED);
  const most = Math.max(...lines.map(questions));
  const bar = (line, kind) => {
    const part = h('span', { class: `part ${kind}` });
    part.style.width = `${(100 * line[kind]) / most}%`;
    return line[kind] > 0 && part;
  };
  return h('figure', { class: 'chart' },
    h('figcaption', {}, h('strong', {}, t('questions')),
      ['spared', 'asked'].map((kind) => h('span', { class: `key ${kind}` }, t(kind)))),
    lines.map((line) => h('div', { class: 'line' },
      h('span', { 'aria-hidden': 'true' }, nameOf(line)),
      h('div', { class: 'stack', role: 'img', 'aria-label': t('barOf', nameOf(line), number(line.spared), number(line.asked)) },
        bar(line, 'spared'), bar(line, 'asked')))));
}
