/**
 * Makes an element. Attributes that are functions listen to the event of that name; false, null and undefined leave an attribute or a child
 * out. Text stays text: nothing is ever read as HTML.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== false && child !== null && child !== undefined));
  return element;
}

/** Says a sentence to screen readers, in the page's one live region. */
export function announce(sentence) {
  document.getElementById('announcement').textContent = sentence;
}
