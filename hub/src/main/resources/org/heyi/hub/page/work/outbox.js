// Sends what waits to be sent, oldest first, until the hub has said of each that it has it or why it will not take it.
import { HubAway, HubFault } from '../assets/hub.js';
import { submit } from './api.js';
import * as drafts from './drafts.js';
import { openAgain } from './opening.js';

const TRY_AGAIN = 30000;
const sent = new Map();
let onOutcome = () => {};

/** Tells `listener` each outcome: the draft, and the form as it is after it was sent; null when it was refused. */
export function start(listener) {
  onOutcome = listener;
  addEventListener('online', sendAll);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && sendAll());
  setInterval(sendAll, TRY_AGAIN);
  return sendAll();
}

/** What the hub made of a draft sent since the page was opened: {draft, form}. */
export function outcome(id) {
  return sent.get(id);
}

/** Sends all, in one tab at a time. */
export function sendAll() {
  return navigator.locks.request('heyi-outbox', async () => {
    for (const draft of drafts.waiting()) {
      if (!navigator.onLine || !(await send(draft))) {
        return;
      }
    }
  });
}

/** False when the hub is away, so that it is no use to go on. */
async function send(draft) {
  drafts.put({ ...draft, attempted: true });
  try {
    const form = await submit(draft.code, draft.subject, draft.submission);
    drafts.remove(draft.id);
    sent.set(draft.id, { draft, form });
    onOutcome(draft, form);
    return true;
  } catch (failure) {
    return failed(draft, failure);
  }
}

async function failed(draft, failure) {
  if (failure instanceof HubAway) {
    return false;
  }
  if (!(failure instanceof HubFault)) {
    throw failure;
  }
  if (failure.isRefusal) {
    drafts.put({ ...draft, state: 'draft', faults: failure.faults, submission: undefined, attempted: false, trouble: undefined });
    // What was refused may have been asked otherwise when the form was opened: it is to be mended as the form is now.
    await openAgain(draft);
    onOutcome(draft, null);
  } else {
    drafts.put({ ...draft, attempted: true, trouble: failure.faults });
  }
  return true;
}
