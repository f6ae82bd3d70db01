// Small drawings, in the colour of the text around them.

import { svg } from 'frame/dom.js';

const PATHS = {
  overview: 'M3 13h4v7H3zM10 8h4v12h-4zM17 3h4v17h-4z',
  statements: 'M4 5h16M4 10h16M4 15h10M4 20h7',
  learners: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 4-7 8-7s8 2 8 7',
  journeys: 'M6 21c0-8 12-6 12-14M6 21m-2.5 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M18 5m-2.5 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0',
  touchpoints: 'M4 5h16v11H9l-5 4z',
  credentials: 'M15 9a5 5 0 1 0-4.6 5L12 12.5V17h3v3h4v-4l-4.6-4.6A5 5 0 0 0 15 9zM9 8h.01',
  plugins: 'M8 3v5M16 3v5M5 8h14v4a7 7 0 0 1-14 0zM12 19v3',
  page: 'M5 3h14v18H5zM9 8h6M9 12h6M9 16h3',
  jobs: 'M4 7h7M4 12h7M4 17h10M17 3v10M14 10l3 3 3-3M20 19h-6',
  audit: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  privacy: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4',
  menu: 'M4 6h16M4 12h16M4 18h16',
  system: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
  light: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5',
  dark: 'M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z',
  out: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  alert: 'M12 3 2 20h20zM12 10v4M12 17h.01',
};

export function icon(name) {
  return svg('svg', {
    class: 'icon', viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true',
    fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8, 'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  }, svg('path', { d: PATHS[name] }));
}

/** The mark of the program. */
export function mark() {
  return svg('svg', { class: 'mark', viewBox: '0 0 16 16', width: 24, height: 24, 'aria-hidden': 'true' },
    svg('path', { d: 'M3 14C3 9 13 9 13 3', fill: 'none', stroke: 'currentColor',
      'stroke-width': 2.5, 'stroke-linecap': 'round' }),
    svg('circle', { cx: 13, cy: 3, r: 2.5, fill: 'currentColor' }));
}
