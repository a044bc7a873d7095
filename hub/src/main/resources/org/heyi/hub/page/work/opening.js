// Opens forms: filled in with what the hub knows now, as the department sees them that reports from this device.
import { HubAway, HubFault } from '../assets/hub.js';
import { filledForm } from './api.js';
import * as drafts from './drafts.js';
import { department } from './reporter.js';

/** The draft of a form; where the hub is away, as it was opened before on this device. */
export async function openForm({ code, department: own }, subject, name) {
  try {
    const answering = department() || own;
    return drafts.opened(code, subject, name, answering, await filledForm(code, subject, answering));
  } catch (why) {
    const kept = why instanceof HubAway && drafts.of(code, subject);
    if (kept) {
      return kept;
    }
    throw why;
  }
}

/** The draft's form as it is now, for the department that reports now. Where it cannot be had, the draft stays as it was opened. */
export async function openAgain({ id, code, subject, name, filled }) {
  const answering = department() || filled.form.department;
  try {
    const now = await filledForm(code, subject, answering);
    if (drafts.get(id)?.state === 'draft') {
      drafts.opened(code, subject, name, answering, now);
    }
  } catch (why) {
    if (!(why instanceof HubAway || why instanceof HubFault)) {
      throw why;
    }
  }
}
