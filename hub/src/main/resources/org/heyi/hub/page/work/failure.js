// What to tell the person when something could not be done.
import { h } from '../assets/dom.js';
import { HubAway, HubFault } from '../assets/hub.js';
import { faultText } from '../assets/i18n.js';
import { DeviceFull } from './drafts.js';
import { t } from './texts.js';

/** The sentence, as a view; `offline` names the one to say while there is no network. */
export function failure(why, offline = 'away') {
  return [h('div', { class: 'alert bad', role: 'alert' }, sentences(why, offline).map((sentence) => h('p', {}, sentence)))];
}

function sentences(why, offline) {
  if (why instanceof HubAway) {
    return [t(navigator.onLine ? 'away' : offline)];
  }
  if (why instanceof DeviceFull) {
    return [t('deviceFull')];
  }
  if (why instanceof HubFault) {
    return why.faults.map(faultText);
  }
  throw why;
}
