// Who reports: remembered on this device until everything is deleted from it.
const NAME = 'heyi.reporter';
const DEPARTMENT = 'heyi.department';

export function reporter() {
  return localStorage.getItem(NAME) ?? '';
}

/** The department that answers; null when nobody has reported from here. */
export function department() {
  return localStorage.getItem(DEPARTMENT);
}

export function remember(name, departmentName) {
  localStorage.setItem(NAME, name);
  localStorage.setItem(DEPARTMENT, departmentName);
}

export function forget() {
  localStorage.removeItem(NAME);
  localStorage.removeItem(DEPARTMENT);
}
