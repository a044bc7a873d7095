// Chinese or English: as the person chose on this device, else as the browser prefers.
const CHOSEN = 'heyi.language';

export function isChinese() {
  return (localStorage.getItem(CHOSEN) ?? navigator.language).startsWith('zh');
}

export function chooseLanguage(language) {
  localStorage.setItem(CHOSEN, language);
}

/** Puts values in the places {0}, {1} of a sentence. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\d)\}/g, (_, index) => values[index]);
}

/** Gives a page's sentences: `table` has [Chinese, English] by name. */
export function sentences(table) {
  return (name, ...values) => fill(table[name][isChinese() ? 0 : 1], values);
}

/** The label, title or part of something from the API, which has each beside its Chinese twin (label, labelZh). */
export function said(thing, name) {
  return isChinese() ? thing[`${name}Zh`] : thing[name];
}

/** The sentence of a fault. */
export function faultText(fault) {
  return isChinese() ? fault.zh : fault.en;
}

/** A moment or a day, as people here write it. */
export function moment(text) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const options = day ? { dateStyle: 'medium', timeZone: 'UTC' } : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(isChinese() ? 'zh-CN' : 'en-GB', options).format(new Date(text));
}
