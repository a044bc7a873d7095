// How each source is doing.
import { h } from '../assets/dom.js';
import { isChinese } from '../assets/i18n.js';
import * as api from './api.js';
import { t } from './texts.js';
import { heading, number, table } from './view.js';

const BADGES = { STREAMING: 'good', STOPPED: 'bad', WAITING: 'warn' };

/** The section; `context.department` says what a department is called. */
export async function sourcesSection(context) {
  return [
    heading(t('sources')),
    table(t('sources'), [
      { head: t('source'), cell: ({ source }) => source },
      { head: t('department'), cell: ({ department }) => context.department(department) },
      { head: t('state'), cell: ({ state }) => h('span', { class: `badge ${BADGES[state] ?? 'none'}` }, t(state)) },
      { head: t('lag'), cell: ({ lagSeconds }) => number(lagSeconds, 1), isNumber: true },
      { head: t('quarantined'), cell: ({ quarantined }) => number(quarantined), isNumber: true },
      { head: t('fault'), cell: ({ lastFault }) => (lastFault
        ? h('span', { class: 'fault' }, `${isChinese() ? lastFault.messageZh : lastFault.message} [${lastFault.code}]`) : t('none')) },
    ], await api.sources()),
  ];
}
