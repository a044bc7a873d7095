// Starts the page, and shows the section that the address names: #/corrections and so on.
import { h } from '../assets/dom.js';
import { chooseLanguage, isChinese } from '../assets/i18n.js';
import { departments } from './api.js';
import { burdenSection } from './burden.js';
import { catalogueSection } from './catalogue.js';
import { correctionsSection } from './corrections.js';
import { documentsSection } from './documents.js';
import { sourcesSection } from './sources.js';
import { t } from './texts.js';
import { failure, heading } from './view.js';

const SECTIONS = {
  burden: burdenSection,
  corrections: correctionsSection,
  documents: documentsSection,
  catalogue: catalogueSection,
  sources: sourcesSection,
};
const main = document.getElementById('main');
let department;
let showing = 0;

/** Shows the address's section, and brings the reader to its head. */
async function show({ focus = true } = {}) {
  const mine = ++showing;
  const name = location.hash.replace(/^#\/?/, '') || 'burden';
  frame(name);
  main.setAttribute('aria-busy', 'true');
  const page = await view(name);
  if (mine !== showing) {
    return; // the person has gone on meanwhile
  }
  main.removeAttribute('aria-busy');
  main.replaceChildren(h('div', { 'data-section': name }, page));
  const head = main.querySelector('h1');
  document.title = `${head.textContent} · ${t('title')}`;
  if (focus) {
    scrollTo(0, 0);
    head.focus();
  }
}

async function view(name) {
  if (!Object.hasOwn(SECTIONS, name)) {
    return [heading(t('wrongPath')), h('p', {}, h('a', { class: 'target', href: '#/' }, t('toStart')))];
  }
  try {
    department ??= await departments();
    return await SECTIONS[name]({ department, again: show });
  } catch (why) {
    return [heading(t(name)), failure(why), h('p', {}, h('button', { type: 'button', click: () => show() }, t('again')))];
  }
}

/** What surrounds every section. */
function frame(current) {
  document.documentElement.lang = isChinese() ? 'zh-CN' : 'en';
  const skip = document.getElementById('skip');
  skip.textContent = t('skip');
  skip.onclick = (event) => {
    event.preventDefault(); // the address names the section, not a place in it
    main.querySelector('h1')?.focus();
  };
  document.getElementById('bar').replaceChildren(
    h('a', { href: '/office#/' }, h('img', { src: '/assets/icon.svg', alt: '', width: 28, height: 28 }), t('title')),
    h('span', { class: 'space' }),
    h('button', { id: 'language', type: 'button', lang: isChinese() ? 'en' : 'zh-CN', click: switchLanguage }, t('otherLanguage')));
  const sections = document.getElementById('sections');
  sections.setAttribute('aria-label', t('sections'));
  sections.replaceChildren(...Object.keys(SECTIONS).map((name) => h('a', { href: `#/${name}`, 'aria-current': name === current && 'page' }, t(name))));
}

function switchLanguage() {
  chooseLanguage(isChinese() ? 'en' : 'zh-CN');
  show({ focus: false }).then(() => document.getElementById('language').focus());
}

addEventListener('hashchange', () => show());
show();
