// Light or dark: as the system wishes, until somebody says otherwise here.

const STORED = 'trailmark.theme';
const THEMES = ['system', 'light', 'dark'];

export function restoreTheme() {
  put(localStorage.getItem(STORED) ?? 'system');
}

export const theme = () => document.documentElement.dataset.theme ?? 'system';

/** Goes on to the next of system, light and dark. */
export function nextTheme() {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  localStorage.setItem(STORED, next);
  put(next);
}

function put(name) {
  if (name === 'light' || name === 'dark') {
    document.documentElement.dataset.theme = name;
  } else {
    delete document.documentElement.dataset.theme;
  }
}
