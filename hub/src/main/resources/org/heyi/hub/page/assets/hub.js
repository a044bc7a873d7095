// Asks the hub's API.
import { isChinese } from './i18n.js';

const LONGEST_WAIT = 20000;
const AHEAD = 'heyi.clock';

/** There is no way to the hub just now, or it cannot reach its graph: the same may succeed later. */
export class HubAway extends Error {}

/** The hub answered with faults, each with `place`, `code`, and its sentence as `en` and `zh`. */
export class HubFault extends Error {
  constructor(faults) {
    super(faults.map((fault) => fault.en).join('\n'));
    this.faults = faults;
  }

  /** Whether it judged what was asked, and did not merely fail: its codes for queries begin with 5. */
  get isRefusal() {
    return this.faults.every((fault) => fault.code && !fault.code.startsWith('HEYI-5'));
  }
}

/** The data that an operation is answered with. */
export async function ask(query, variables = {}) {
  const response = await post(JSON.stringify({ query, variables }));
  const answer = await response.json().catch(() => {
    throw new HubAway();
  });
  noteClock(response);
  if (answer.errors?.some((error) => error.extensions?.retryable) || (!answer.errors && !answer.data)) {
    throw new HubAway();
  }
  if (answer.errors?.length) {
    throw new HubFault(answer.errors.map(fault));
  }
  return answer.data;
}

async function post(body) {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': isChinese() ? 'zh' : 'en' },
      signal: AbortSignal.timeout(LONGEST_WAIT),
      body,
    });
  } catch {
    throw new HubAway();
  }
}

function fault({ message, extensions = {} }) {
  return { place: extensions.place, code: extensions.code, en: extensions.en ?? message, zh: extensions.zh ?? message };
}

/** Tablets' clocks go wrong, and the hub refuses answers from the future: so its own clock counts. */
function noteClock(response) {
  const there = Date.parse(response.headers.get('Date'));
  if (there) {
    localStorage.setItem(AHEAD, there - Date.now());
  }
}

/** Now, by the hub's clock as far as it is known, for a DateTime of the API. */
export function now() {
  return new Date(Date.now() + Number(localStorage.getItem(AHEAD) ?? 0)).toISOString();
}
