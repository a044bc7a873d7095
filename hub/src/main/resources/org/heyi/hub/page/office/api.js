// What the page asks the hub.
import { ask, HubAway } from '../assets/hub.js';
import { said } from '../assets/i18n.js';

const CORRECTIONS = 20;

/** Gives what a department is called, from its name. */
export async function departments() {
  const { reportingDepartments } = await ask('{ reportingDepartments { name title titleZh } }');
  return (name) => {
    const known = reportingDepartments.find((department) => department.name === name);
    return known ? said(known, 'title') : name;
  };
}

export async function sources() {
  return (await ask('{ sources { source department state lagSeconds quarantined lastFault { code message messageZh } } }')).sources;
}

export async function forms() {
  return (await ask('{ forms { code department title titleZh every paths } }')).forms;
}

/** {pairs, groups}: pairs of forms of which one has at least half of its fields in common with the other, and groups tied together by these. */
export async function overlaps() {
  const data = await ask(`{ formOverlaps {
    pairs { shareOfFirst shareOfSecond fields { type field } first { title titleZh } second { title titleZh } }
    groups { forms { code department title titleZh } common { type field } cover { forms { code } fields exact } } } }`);
  return data.formOverlaps;
}

export async function reports() {
  const response = await fetch('/reports').catch(() => {
    throw new HubAway();
  });
  if (!response.ok) {
    throw new HubAway();
  }
  return response.json();
}

export async function burden(period, by) {
  const data = await ask(`query($period: String!, $by: BurdenBy!) { burden(period: $period, by: $by) {
    name areaName opened sent shown prefilled asked answered corrected spared secondsToSend } }`, { period, by });
  return data.burden;
}

export async function waiting() {
  return (await ask('{ correctionsWaiting { department open overdue } }')).correctionsWaiting;
}

/** A page of what waits for a department, or for all: {nodes, pageInfo}, oldest first. */
export async function corrections(department, after) {
  const data = await ask(`query($department: String, $after: String, $first: Int!) {
    corrections(department: $department, state: OPEN, first: $first, after: $after) {
      nodes { id type identifierField identifier label labelZh oldValue newValue evidence reporter askedBy answeredAt owner
        row { source table key } due overdue }
      pageInfo { hasNextPage endCursor } } }`, { department: department || null, after, first: CORRECTIONS });
  return data.corrections;
}

/** `decision` is ACCEPT or REJECT. */
export async function decide(id, decision, reason, decider) {
  await ask(`mutation($id: ID!, $decision: CorrectionDecision!, $reason: String, $decider: String!) {
    decideCorrection(id: $id, decision: $decision, reason: $reason, decider: $decider) { id } }`,
  { id, decision, reason: reason || null, decider });
}

export async function catalog() {
  return (await ask('{ catalog { type field departments authority withValue entities collectedTwice } }')).catalog;
}
