// Starts the page, and shows what the address names: #/, #/about/<subject>/<id>, #/new/<subject>, #/form/<draft>.
import { announce, h } from '../assets/dom.js';
import { chooseLanguage, isChinese, said } from '../assets/i18n.js';
import { catalogue } from './api.js';
import * as drafts from './drafts.js';
import { failure } from './failure.js';
import { findPage } from './find.js';
import { formPage } from './form.js';
import * as outbox from './outbox.js';
import { newPage, subjectPage } from './subject.js';
import { t } from './texts.js';

const main = document.getElementById('main');
let known;
let showing = 0;

/** Shows the address's page, and brings the reader to its head. */
async function show({ focus = true } = {}) {
  const mine = ++showing;
  frame();
  let page;
  try {
    known ??= await catalogue();
    page = (await view(location.hash)) ?? wrongPath();
  } catch (why) {
    page = [h('h1', { tabindex: -1 }, t('title')), ...failure(why), h('p', {}, h('button', { click: () => show() }, t('again')))];
  }
  if (mine !== showing) {
    return; // the person has gone on meanwhile
  }
  main.replaceChildren(h('div', {}, page));
  const head = main.querySelector('h1');
  document.title = `${head.textContent} · ${t('title')}`;
  if (focus) {
    scrollTo(0, 0);
    head.focus();
  }
}

/** The page that an address names; null where it names none. */
function view(hash) {
  if (location.pathname !== '/work' || !/^(?:[^%]|%[0-9A-F]{2})*$/i.test(hash)) {
    return null;
  }
  const [, kind = '', ...names] = hash.split('/').map(decodeURIComponent);
  switch (kind) {
    case '':
      return findPage(known);
    case 'about':
      return subjectPage(known, ...names);
    case 'new':
      return newPage(known, ...names);
    case 'form':
      return formPage(known, names[0], show);
    default:
      return null;
  }
}

function wrongPath() {
  return [h('h1', { tabindex: -1 }, t('wrongPath')), h('p', {}, h('a', { class: 'target', href: '/work' }, t('toStart')))];
}

/** What surrounds every page: the way to the start, the state of the network, the language. */
function frame() {
  document.documentElement.lang = isChinese() ? 'zh-CN' : 'en';
  const skip = document.getElementById('skip');
  skip.href = '#main';
  skip.textContent = t('skip');
  skip.onclick = (event) => {
    event.preventDefault(); // the address names the page, not a place in it
    main.querySelector('h1')?.focus();
  };
  document.getElementById('bar').replaceChildren(
    h('a', { href: '/work#/' }, h('img', { src: '/assets/icon.svg', alt: '', width: 28, height: 28 }), t('home')),
    h('span', { class: 'space' }),
    h('span', { id: 'network' }),
    h('button', { id: 'language', type: 'button', lang: isChinese() ? 'en' : 'zh-CN', click: switchLanguage }, t('otherLanguage')));
  network();
}

function switchLanguage() {
  chooseLanguage(isChinese() ? 'en' : 'zh-CN');
  show({ focus: false }).then(() => document.getElementById('language').focus());
}

function network() {
  const count = drafts.waiting().length;
  document.getElementById('network').replaceChildren(
    navigator.onLine ? '' : h('span', { class: 'badge bad' }, t('offline')), ' ',
    count > 0 ? h('span', { class: 'badge warn' }, t('waitingCount', count)) : '');
}

function told(draft, form) {
  announce(form ? t('sent', said(form.form, 'title')) : `${t('refusedShort')}: ${draft.name}`);
  if (location.hash === `#/form/${draft.id}`) {
    show().then(() => document.getElementById('faults')?.focus());
  }
}

addEventListener('hashchange', () => show());
addEventListener('online', network);
addEventListener('offline', network);
document.addEventListener('heyi-drafts', network);

for (const kind of ['error', 'unhandledrejection']) {
  addEventListener(kind, ({ error, reason }) => {
    if ((error ?? reason) instanceof drafts.DeviceFull) {
      main.prepend(...failure(error ?? reason));
      scrollTo(0, 0);
    }
  });
}

drafts.forgetOld();
navigator.serviceWorker?.register('/work/worker.js', { scope: '/work' });
show();
outbox.start(told);
