// From what was typed to what is sent, and what can be said of it before it is sent: a form filled in without a network must not
// come back hours later for something that could be seen at once.
import { now } from '../assets/hub.js';
import { allFields, answerKey, entries, entryPath } from './fields.js';
import { everyLanguage } from './texts.js';

/** The answered fields, each with its text. */
export function answered(draft) {
  return allFields(draft)
    .filter((field) => field.mayAnswer)
    .map((field) => ({ field, text: (draft.answers[answerKey(field)] ?? '').trim() }))
    .filter(({ text }) => text !== '');
}

/** What is wrong with the answers as far as it can be seen here: faults as the hub gives them. */
export function faultsOf(draft) {
  const texts = new Map(answered(draft).map(({ field, text }) => [field.path, text]));
  return allFields(draft).flatMap((field) => {
    const text = texts.get(field.path);
    const found = text === undefined ? missing(field) : malformed(field, text);
    return found ? [{ place: field.path, ...everyLanguage(found, field) }] : [];
  }).concat(entries(draft).flatMap((entry) => unnamed(entry, texts)));
}

/** Of somebody who is added, at least what says who that is. */
function unnamed({ list, number, fields }, texts) {
  const place = entryPath(list, number);
  const names = fields.filter(({ path }) => list.namedBy.includes(path.slice(place.length + 1)));
  return fields.some(({ path }) => texts.has(path)) && !names.some(({ path }) => texts.has(path))
    ? [{ place, ...everyLanguage('unnamed', { label: names.map(({ label }) => label).join(' / '), labelZh: names.map(({ labelZh }) => labelZh).join(' / ') }) }]
    : [];
}

function missing(field) {
  // What the hub knows of somebody who is added need not be told: only the hub can say what is missing.
  return field.required && field.asked && !field.isNew ? 'missingAnswer' : null;
}

function malformed(field, text) {
  if (['Int', 'Long'].includes(field.type) && !/^[+-]?\d+$/.test(text)) {
    return 'badWhole';
  }
  if (field.type === 'Float' && !Number.isFinite(Number(text))) {
    return 'badNumber';
  }
  return field.pattern && !matches(field.pattern, text) ? 'badPattern' : null;
}

/** Patterns are RE2's; one that JavaScript reads otherwise or not at all is left to the hub. */
function matches(pattern, text) {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return true;
  }
}

/** What is sent: made once for a draft, and never changed after. */
export function submission(draft, reporter, department) {
  const answeredAt = now();
  return {
    answers: answered(draft).map(({ field, text }) => ({
      path: field.path, item: field.item, value: json(field, text), evidence: draft.evidence[answerKey(field)]?.trim() || undefined,
    })),
    key: crypto.randomUUID(),
    version: draft.filled.form.version,
    reporter,
    department,
    openedAt: draft.openedAt < answeredAt ? draft.openedAt : answeredAt, // the clock may have been put right meanwhile
    answeredAt,
  };
}

/** Of the form as it is after a draft was sent, the fields whose owner has yet to decide on the draft's answer. */
export function corrections(draft, form) {
  const answers = new Map(answered(draft).map(({ field, text }) => [answerKey(field), json(field, text)]));
  return form.fields.filter((field) => field.answerBecomes === 'CORRECTION' && field.state !== 'KNOWN'
    && answers.has(answerKey(field)) && answers.get(answerKey(field)) !== field.value);
}

/** Lists that are less longer, after a draft was sent, than those it added. */
export function shorterLists(draft, form) {
  const count = ({ fields }, path) => new Set(fields.filter((field) => field.path.startsWith(`${path}[`)).map(({ item }) => item)).size;
  const added = new Map();
  const texts = new Map(answered(draft).map(({ field, text }) => [field.path, text]));
  entries(draft).filter(({ fields }) => fields.some(({ path }) => texts.has(path)))
    .forEach(({ list }) => added.set(list, (added.get(list) ?? 0) + 1));
  return [...added].filter(([{ path }, more]) => count(form, path) < count(draft.filled, path) + more).map(([list]) => list);
}

function json({ type }, text) {
  switch (type) {
    case 'Int':
    case 'Long':
    case 'Float':
      return Number(text);
    case 'Boolean':
      return text === 'true';
    case 'DateTime':
      return new Date(text).toISOString();
    default:
      return text;
  }
}
