// Every page: its address behind `#/`, its entry of the navigation, and the module that makes it.

export const ROUTES = [
  { path: '/', nav: 'overview', module: () => import('pages/overview.js') },
  { path: '/statements', nav: 'statements', module: () => import('pages/statements.js') },
  { path: '/journeys', nav: 'journeys', module: () => import('pages/journeys.js') },
  { path: '/journeys/:journey', nav: 'journeys', module: () => import('pages/journey.js') },
  { path: '/journeys/:journey/edit', nav: 'journeys', module: () => import('pages/editor.js') },
  { path: '/new-journey', nav: 'journeys', module: () => import('pages/editor.js') },
  { path: '/learners', nav: 'learners', module: () => import('pages/learners.js') },
  { path: '/learners/:learner', nav: 'learners', module: () => import('pages/learner.js') },
  { path: '/rosters', nav: 'learners', module: () => import('pages/rosters.js') },
  { path: '/rosters/:roster', nav: 'learners', module: () => import('pages/roster.js') },
  { path: '/touchpoints', nav: 'touchpoints', module: () => import('pages/touchpoints.js') },
  { path: '/outbox', nav: 'touchpoints', module: () => import('pages/outbox.js') },
  { path: '/credentials', nav: 'credentials', module: () => import('pages/credentials.js') },
  { path: '/jobs', nav: 'jobs', module: () => import('pages/jobs.js') },
  { path: '/jobs/:job', nav: 'jobs', module: () => import('pages/job.js') },
  { path: '/privacy', nav: 'privacy', module: () => import('pages/privacy.js') },
  { path: '/audit', nav: 'audit', module: () => import('pages/audit.js') },
  { path: '/plugins', nav: 'plugins', module: () => import('pages/plugins.js') },
  { path: '/plugins/:plugin', nav: 'plugins', module: () => import('pages/quarantine.js') },
  { path: '/pages/:plugin', nav: ({ plugin }) => `page:${plugin}`, module: () => import('pages/offered.js') },
];

/** The entries of the navigation, in their order: what they are called is the text `nav.NAME`. */
export const NAVIGATION = [
  ['overview', '#/'],
  ['statements', '#/statements'],
  ['learners', '#/learners'],
  ['journeys', '#/journeys'],
  ['touchpoints', '#/touchpoints'],
  ['credentials', '#/credentials'],
  ['jobs', '#/jobs'],
  ['plugins', '#/plugins'],
  ['privacy', '#/privacy'],
  ['audit', '#/audit'],
];
