// The fields of a form on this device, with those of entities that are to be added to its lists. The draft keeps which these are, as
// {list: [number, …]}; a field of the one numbered 2 has [+2] in its path.

/** Names a field or a list for good: in a list by the entity, not by its place, which may change. */
export function answerKey({ path, item }) {
  return item ? `${path.replace(/\[\d+\]/g, '')} ${item}` : path;
}

/** The lists that take new ones. */
export function openLists(draft) {
  return (draft.filled.lists ?? []).filter(({ takesEntries }) => takesEntries);
}

/** The numbers of those that are to be added to a list. */
export function entriesOf(draft, list) {
  return draft.entries?.[answerKey(list)] ?? [];
}

/** Where one of them stands. */
export function entryPath(list, number) {
  return `${list.path}[+${number}]`;
}

/** The fields of one of them; `part` and `partZh` say what they belong to within it. */
export function entryFields(list, number) {
  return list.entry.map((field) => ({
    ...field,
    isNew: true,
    path: entryPath(list, number) + field.path.slice(entryPath(list, 1).length),
    part: within(field.part, [list.part, list.label]),
    partZh: within(field.partZh, [list.partZh, list.labelZh]),
  }));
}

function within(part, list) {
  return part.slice(list.filter(Boolean).join(' › ').length).replace(/^ › /, '');
}

/** Each list's new ones: [{list, number, fields}]. */
export function entries(draft) {
  return openLists(draft).flatMap((list) => entriesOf(draft, list).map((number) => ({ list, number, fields: entryFields(list, number) })));
}

/** All fields that may hold an answer. */
export function allFields(draft) {
  return [...draft.filled.fields, ...entries(draft).flatMap(({ fields }) => fields)];
}
