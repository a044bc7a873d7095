// Forms and reports there are, and which forms ask the same.
import { h } from '../assets/dom.js';
import { said } from '../assets/i18n.js';
import * as api from './api.js';
import { t } from './texts.js';
import { heading, percent, table } from './view.js';

/** The section; `context.department` says what a department is called. */
export async function documentsSection(context) {
  const [forms, { pairs, groups }, reports] = await Promise.all([api.forms(), api.overlaps(), api.reports()]);
  const title = (head) => ({ head, cell: (one) => said(one, 'title') });
  const department = { head: t('department'), cell: (one) => context.department(one.department) };
  return [
    heading(t('documents')),
    h('h2', {}, t('forms')),
    forms.length === 0 ? h('p', {}, t('formsNone')) : table(t('forms'), [
      title(t('form')),
      department,
      { head: t('every'), cell: ({ every }) => often(every) },
      { head: t('fields'), cell: ({ paths }) => listed(paths) },
    ], forms),
    h('h2', {}, t('overlaps')),
    pairs.length === 0 ? h('p', {}, t('overlapsNone')) : table(t('overlaps'), [
      { head: t('form'), cell: ({ first }) => said(first, 'title') },
      { head: t('overlapping'), cell: ({ second }) => said(second, 'title') },
      { head: t('shareOfFirst'), cell: ({ shareOfFirst }) => percent(shareOfFirst, 1), isNumber: true },
      { head: t('shareOfSecond'), cell: ({ shareOfSecond }) => percent(shareOfSecond, 1), isNumber: true },
      { head: t('common'), cell: ({ fields }) => listed(names(fields)) },
    ], pairs),
    groups.length > 0 && [
      h('h2', {}, t('groups')),
      h('p', { class: 'quiet' }, t('groupsTold')),
      groups.map((group, i) => groupOf(group, t('group', i + 1, group.forms.length), title(t('form')), department)),
    ],
    h('h2', {}, t('reports')),
    reports.length === 0 ? h('p', {}, t('reportsNone')) : table(t('reports'), [
      title(t('report')),
      department,
      { head: t('every'), cell: ({ every }) => t(every) },
      { head: t('columns'), cell: ({ columns }) => listed(columns) },
      { head: t('download'), cell: downloads },
    ], reports),
  ];
}

/** A form's period, such as P6M, in words. */
function often(every) {
  const [, count, unit] = /^P(\d+)([DWMY])$/.exec(every ?? '') ?? [];
  if (!unit) {
    return every ?? t('once');
  }
  const word = { D: 'DAY', W: 'WEEK', M: 'MONTH', Y: 'YEAR' }[unit];
  return count === '1' ? t(word) : t(`${word}S`, count);
}

/** A group's forms, those that would do first. */
function groupOf({ forms, common, cover }, name, title, department) {
  const kept = new Set(cover.forms.map(({ code }) => code));
  const badge = ({ code }) => (kept.has(code)
    ? h('span', { class: 'badge good' }, t('kept')) : h('span', { class: 'badge warn' }, t('spare')));
  const told = cover.exact && kept.size === forms.length ? t('coverNone', cover.fields) : t('cover', kept.size, cover.fields);
  return h('div', { class: 'group' },
    h('h3', {}, name),
    h('p', {}, told, !cover.exact && ` ${t('coverInexact')}`),
    table(name, [title, { head: t('enough'), cell: badge }, department], [...forms].sort((one, other) => kept.has(other.code) - kept.has(one.code))),
    common.length > 0 && h('details', {}, h('summary', {}, t('inAll', common.length)), bullets(names(common))));
}

function names(fields) {
  return fields.map(({ type, field }) => `${type}.${field}`);
}

function bullets(texts) {
  return h('ul', {}, texts.map((text) => h('li', {}, text)));
}

function listed(texts) {
  return h('details', {}, h('summary', {}, t('fieldCount', texts.length)), bullets(texts));
}

/** Without a period, the hub gives the latest that is complete. */
function downloads(report) {
  return h('div', { class: 'row' }, ['xlsx', 'csv'].map((format) => h('a', {
    class: 'button', download: true, href: `/reports/${report.code}.${format}`,
    'aria-label': t('downloadAs', said(report, 'title'), format.toUpperCase()),
  }, format.toUpperCase())));
}
