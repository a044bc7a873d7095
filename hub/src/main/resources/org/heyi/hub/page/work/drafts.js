// Forms opened on this device, with their answers, until the hub has them. One per form and subject:
//   {id, code, subject, name, department, filled, openedAt, answers: {key: text}, evidence: {key: text},
//    entries: {list: [number]}, faults,
//    state: 'draft' | 'waiting', submission, attempted, trouble}
// `filled` is the form as `department` would answer it.
// `submission` is what is sent, with its key: it is made once, so that sending it again changes nothing.
import { now } from '../assets/hub.js';
import { allFields, answerKey, openLists } from './fields.js';

const PREFIX = 'heyi.form.';
const KEPT_UNANSWERED = 7 * 24 * 60 * 60 * 1000;

/** The device has no room left. */
export class DeviceFull extends Error {}

/** All of them, the latest opened first. */
export function all() {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => JSON.parse(localStorage.getItem(name)))
    .sort((one, other) => other.openedAt.localeCompare(one.openedAt));
}

export function get(id) {
  return JSON.parse(localStorage.getItem(PREFIX + id));
}

export function waiting() {
  return all().filter(({ state }) => state === 'waiting').reverse();
}

export function put(draft) {
  try {
    localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft));
  } catch {
    throw new DeviceFull();
  }
  tell();
}

export function remove(...ids) {
  ids.forEach((id) => localStorage.removeItem(PREFIX + id));
  tell();
}

/** Takes away what was only looked at, a week ago. */
export function forgetOld() {
  all()
    .filter((draft) => !isAnswered(draft) && Date.parse(now()) - Date.parse(draft.openedAt) > KEPT_UNANSWERED)
    .forEach(({ id }) => remove(id));
}

export function isAnswered(draft) {
  return draft.state === 'waiting' || Object.keys(draft.answers).length > 0;
}

/** The draft of this form and subject: the one there is, answers kept, or a new one. What is waiting to be sent stays as it is. */
export function opened(code, subject, name, department, filled) {
  const there = of(code, subject);
  if (there?.state === 'waiting') {
    return there;
  }
  const draft = { id: crypto.randomUUID(), code, subject, answers: {}, evidence: {}, entries: {}, faults: [], ...there, name, department, filled };
  const kept = (all, keys) => Object.fromEntries(Object.entries(all ?? {}).filter(([key]) => keys.includes(key)));
  draft.entries = kept(draft.entries, openLists(draft).map(answerKey));
  const answerable = allFields(draft).filter(({ mayAnswer }) => mayAnswer).map(answerKey);
  draft.answers = kept(draft.answers, answerable);
  draft.evidence = kept(draft.evidence, answerable);
  draft.state = 'draft';
  draft.openedAt = now();
  put(draft);
  return draft;
}

/** The draft of this form and subject, if there is one. */
export function of(code, subject) {
  const same = JSON.stringify(subject);
  return all().find((draft) => draft.code === code && JSON.stringify(draft.subject) === same);
}

/** Listeners to `heyi-drafts` on the document are told that something changed here; other tabs', too. */
function tell() {
  document.dispatchEvent(new Event('heyi-drafts'));
}

addEventListener('storage', ({ key }) => key?.startsWith(PREFIX) && tell());
