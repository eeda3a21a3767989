/** Who may import whom: the table of rooms, as rules that fail the build. A new package needs a line here. */

const BUILTIN = [
  '^node:',
  '^(?:assert|buffer|child_process|crypto|dns|events|fs|http|https|module|net|os|path|perf_hooks|process|readline|stream|string_decoder|timers|tls|tty|url|util|worker_threads|zlib)(?:/|$)',
];

/** @type {Readonly<Record<string, { rooms: readonly string[], packages: readonly string[], node: boolean, files?: readonly string[] }>>} */
const ROOMS = {
  shared: { rooms: [], packages: ['zod'], node: false },
  // Tables that come from elsewhere, read where a hostile one does no harm: see the rule below.
  'shared/roster/file': { rooms: ['shared'], packages: ['hucre', '@e965/xlsx'], node: true },
  rules: { rooms: ['shared'], packages: ['zod', 'yaml', 'decimal.js'], node: true },
  'electron/main': { rooms: ['shared'], packages: ['electron'], node: true },
  'electron/preload': { rooms: ['shared'], packages: ['electron'], node: false },
  'electron/service': {
    rooms: ['shared', 'rules', 'electron/store', 'electron/sync', 'electron/print'],
    packages: ['zod', 'uuid', 'pinyin-pro', '@zxcvbn-ts/[^/]+', 'electron', 'hucre'],
    node: true,
  },
  'electron/store': { rooms: ['shared'], packages: ['better-sqlite3', 'zod'], node: true },
  'electron/sync': { rooms: ['shared'], packages: ['zod', 'tus-js-client'], node: true },
  'electron/print': { rooms: ['shared'], packages: ['uqr'], node: false },
  renderer: {
    rooms: ['shared'],
    packages: [
      'react',
      'react-dom',
      '@mantine/[^/]+',
      '@tanstack/[^/]+',
      '@tabler/[^/]+',
      '@fontsource/[^/]+',
      'zod',
      'uqr',
      'pdfjs-dist',
    ],
    node: false,
  },
  'county/console': {
    // The page is drawn with the kit of the window; of the county it knows what the service and it tell each other.
    rooms: ['shared', 'renderer/ui', 'renderer/text', 'renderer/frame', 'renderer/features/session', 'county/books'],
    packages: ['react', 'react-dom', '@mantine/[^/]+', '@tanstack/[^/]+', '@tabler/[^/]+', '@fontsource/[^/]+', 'zod'],
    node: false,
    files: ['renderer/theme.ts', 'renderer/jitless.ts', 'renderer/tokens.css', 'renderer/global.css'],
  },
  county: {
    rooms: ['shared', 'rules'],
    // hucre writes the workbooks of the console: pay lists for the bank, statistics.
    packages: [
      'fastify',
      '@fastify/[^/]+',
      '@tus/[^/]+',
      'pg',
      'pg-copy-streams',
      '@electric-sql/[^/]+',
      'prom-client',
      'hucre',
      'uuid',
      'zod',
    ],
    node: true,
  },
};

const escape = (text) => text.replaceAll('.', '\\.');
const inRoom = (room) => `^${escape(room)}/`;
const packages = (names) => names.map((name) => `node_modules/(?:@types/)?${name.replace('.', '\\.')}/`);

/** A room within another has rules of its own. */
const within = (room) => Object.keys(ROOMS).filter((other) => other.startsWith(`${room}/`));

const roomRules = Object.entries(ROOMS).map(([room, { rooms, packages: allowed, node, files = [] }]) => ({
  name: `${room.replaceAll('/', '-')}-stays-in-its-lane`,
  comment: `${room} may import ${[...rooms, ...allowed].join(', ')}${node ? ' and node’s modules' : ''}`,
  severity: 'error',
  from: { path: inRoom(room), ...(within(room).length === 0 ? {} : { pathNot: within(room).map(inRoom) }) },
  to: {
    pathNot: [
      inRoom(room),
      ...rooms.map(inRoom),
      ...files.map((file) => `^${escape(file)}$`),
      ...packages(allowed),
      ...(node ? BUILTIN : []),
    ],
  },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'every-room-is-named',
      comment: 'Code outside the rooms of the table belongs nowhere.',
      severity: 'error',
      from: {
        pathNot: [...Object.keys(ROOMS).map(inRoom), '^build/', '^test/', '^[^/]+$', 'node_modules', ...BUILTIN],
      },
      to: {},
    },
    {
      name: 'rules-have-two-doors',
      comment: 'Outside rules/, only index.ts and authoring.ts are imported (the build and the tests may look inside).',
      severity: 'error',
      from: { path: ['^electron/', '^renderer/', '^county/', '^shared/'] },
      to: { path: '^rules/', pathNot: '^rules/(?:index|authoring)\\.ts$' },
    },
    {
      name: 'roster-files-are-read-apart',
      comment:
        'Files of rosters are read by the service of the window and by that of the county, for the most part in threads.',
      severity: 'error',
      from: { pathNot: ['^electron/service/roster/', '^county/publish/', '^shared/roster/file/', '^test/'] },
      to: { path: '^shared/roster/file/' },
    },
    {
      name: 'decimal-only-in-money',
      comment: 'Amounts are whole fen; decimal.js stays behind rules/money.ts.',
      severity: 'error',
      from: { pathNot: ['^rules/money\\.ts$', '^test/', 'node_modules'] },
      to: { path: 'node_modules/decimal\\.js/' },
    },
    {
      name: 'sqlite-only-in-the-connection',
      comment: 'One connection per file for the life of the process: only the store opens databases.',
      severity: 'error',
      from: { pathNot: ['^electron/store/', '^test/', 'node_modules'] },
      to: { path: 'node_modules/(?:@types/)?better-sqlite3/' },
    },
    {
      name: 'tests-and-build-are-not-shipped',
      severity: 'error',
      from: { pathNot: ['^test/', '^build/', '^[^/]+$'] },
      to: { path: ['^test/', '^build/'] },
    },
    { name: 'no-circles', severity: 'error', from: { pathNot: 'node_modules' }, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^out/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.css', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
