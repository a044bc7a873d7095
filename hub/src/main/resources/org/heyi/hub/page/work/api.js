// What the page asks the hub. Names of types and fields come from the hub's own answer about what can be looked for.
import { ask, HubAway } from '../assets/hub.js';

const KEPT = 'heyi.catalogue';
const FOUND = 10;
const LED_TO = 50;
const FIELD = `path item part partZh label labelZh type choices { value label labelZh } required pattern value state asked mayAnswer answerBecomes
  owner provenance { department source updatedAt committedAt }`;
const FILLED = `
  form { code version department title titleZh subject lookup { identifier variable } }
  fields { ${FIELD} }
  lists { path item part partZh label labelZh takesEntries namedBy entry { ${FIELD} } }`;

/** Forms, what they are about, and departments that may report; as kept on the device where the hub is away. */
export async function catalogue() {
  try {
    const data = await ask(`{
      forms { code department title titleZh subject variables lookup { identifier variable } }
      formSubjects { subject plural title titleZh identifiers { name label labelZh } texts { name label labelZh }
        leadsTo { name label labelZh subject many } }
      reportingDepartments { name title titleZh }
    }`);
    localStorage.setItem(KEPT, JSON.stringify(data));
    return data;
  } catch (failure) {
    const kept = localStorage.getItem(KEPT);
    if (failure instanceof HubAway && kept) {
      return JSON.parse(kept);
    }
    throw failure;
  }
}

const fields = (subject) => ['id', ...new Set([...subject.texts, ...subject.identifiers].map(({ name }) => name))].join(' ');

/** What is found by a text: [{subject, entities, more}], without those of which there are none. */
export async function search(subjects, text) {
  // One operation for each type: a single one about all types takes the graph seconds to plan.
  const found = await Promise.all(subjects.map((subject) => searchOne(subject, text)));
  return found.filter(({ entities }) => entities.length > 0);
}

async function searchOne(subject, text) {
  const roots = [
    ...subject.identifiers.map(({ name }, i) => `one_${i}: ${subject.subject}(by: {${name}: $number}) { ${fields(subject)} }`),
    ...subject.texts.map(({ name }, i) => `list_${i}: ${subject.plural}(first: ${FOUND}, where: {${name}: {contains: $text}}) {
      nodes { ${fields(subject)} } pageInfo { hasNextPage } }`),
  ];
  const variables = [subject.identifiers.length > 0 && '$number: ID!', subject.texts.length > 0 && '$text: String!'].filter(Boolean);
  if (roots.length === 0) {
    return { subject, entities: [], more: false };
  }
  const data = await ask(`query(${variables.join(', ')}) { ${roots.join('\n')} }`, { number: text, text });
  const answers = Object.values(data).filter(Boolean);
  const entities = answers.flatMap((answer) => answer.nodes ?? [answer]);
  return {
    subject,
    entities: [...new Map(entities.map((entity) => [entity.id, entity])).values()],
    more: answers.some(({ pageInfo }) => pageInfo?.hasNextPage),
  };
}

/** An entity with what it leads to; null when there is none. */
export async function entity(subject, subjects, id) {
  const leads = subject.leadsTo.map(({ name, subject: target, many }) => {
    const other = subjects.find((one) => one.subject === target);
    const order = `[{${[...other.texts, ...other.identifiers].map((field) => field.name).concat('id')[0]}: ASC}]`;
    return many
      ? `${name}(first: ${LED_TO}, orderBy: ${order}) { totalCount nodes { ${fields(other)} } }`
      : `${name} { ${fields(other)} }`;
  });
  const data = await ask(
    `query($id: ID!) { entity: ${subject.subject}(by: {id: $id}) { ${fields(subject)} ${leads.join(' ')} } }`, { id });
  return data.entity;
}

/** What an entity is called, and what else tells it from others. */
export function named(subject, entity) {
  const told = [...new Set([...subject.texts, ...subject.identifiers].map(({ name }) => name))]
    .map((name) => entity[name]).filter((value) => value !== null);
  return { name: told[0] ?? entity.id, details: told.slice(1).join(' · ') };
}

/** The form about a subject, filled in, as a department would answer it. */
export async function filledForm(code, subject, department) {
  const data = await ask(`query($code: String!, $subject: JSON!, $department: String) {
    form(code: $code, subject: $subject, department: $department) { ${FILLED} } }`, { code, subject, department });
  return data.form;
}

/** Sends a submission; gives the form as it is then. */
export async function submit(code, subject, submission) {
  const data = await ask(`mutation($code: String!, $subject: JSON!, $answers: [FormAnswer!]!, $key: String!, $version: String!,
      $reporter: String!, $department: String!, $openedAt: DateTime, $answeredAt: DateTime) {
    submitForm(code: $code, subject: $subject, answers: $answers, key: $key, version: $version, reporter: $reporter,
      department: $department, openedAt: $openedAt, answeredAt: $answeredAt) { ${FILLED} } }`, { code, subject, ...submission });
  return data.submitForm;
}
