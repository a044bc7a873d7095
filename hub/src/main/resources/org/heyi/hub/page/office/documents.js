// Forms and reports there are.
import { h } from '../assets/dom.js';
import { said } from '../assets/i18n.js';
import * as api from './api.js';
import { t } from './texts.js';
import { heading, table } from './view.js';

/** The section; `context.department` says what a department is called. */
export async function documentsSection(context) {
  const [forms, reports] = await Promise.all([api.forms(), api.reports()]);
  const title = (head) => ({ head, cell: (one) => said(one, 'title') });
  const department = { head: t('department'), cell: (one) => context.department(one.department) };
  return [
    heading(t('documents')),
    h('h2', {}, t('forms')),
    forms.length === 0 ? h('p', {}, t('formsNone')) : table(t('forms'), [
      title(t('form')),
      department,
      { head: t('every'), cell: ({ every }) => every ?? t('once') },
      { head: t('fields'), cell: ({ paths }) => listed(paths) },
    ], forms),
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

function listed(names) {
  return h('details', {}, h('summary', {}, t('fieldCount', names.length)), h('ul', {}, names.map((name) => h('li', {}, name))));
}

/** Without a period, the hub gives the latest that is complete. */
function downloads(report) {
  return h('div', { class: 'row' }, ['xlsx', 'csv'].map((format) => h('a', {
    class: 'button', download: true, href: `/reports/${report.code}.${format}`,
    'aria-label': t('downloadAs', said(report, 'title'), format.toUpperCase()),
  }, format.toUpperCase())));
}
