// The rules of the house, docs/tour.md. Run by `npm run check`; TypeScript is read with `typescript-api`, see scripts/typescript-for-cruiser.ts.
const entries = '^electron/(main|serve|cli|preload)\\.ts$';

/** Rooms from the top down. A room may use those below it, its own files and shared/, never one above. */
const rooms = [
  ['desktop', 'loopback', 'host', 'commands', 'demo'],
  ['intake', 'exchange', 'upload', 'reporting', 'keys', 'attachments'],
  ['bookkeeping'],
  ['checking'],
  ['ledger'],
];

const upward = rooms.slice(1).map((names, index) => ({
  name: `no-way-up-from-${names.join('-')}`,
  comment: 'entries -> desktop, loopback, host -> intake, exchange, upload, reporting, keys -> bookkeeping -> checking -> ledger -> shared',
  severity: 'error',
  from: { path: `^electron/(${names.join('|')})/` },
  to: {
    path: `^electron/((${rooms
      .slice(0, index + 1)
      .flat()
      .join('|')})/|[^/]+\\.ts$)`,
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron|vite/client)$' },
    },
    { name: 'shared-stands-alone', severity: 'error', from: { path: '^shared/' }, to: { path: '^(electron|renderer|test|scripts)/' } },
    { name: 'shared-without-node', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    { name: 'page-reaches-node-by-contract', severity: 'error', from: { path: '^renderer/' }, to: { path: '^(electron|test|scripts)/' } },
    { name: 'page-without-node', severity: 'error', from: { path: '^renderer/' }, to: { dependencyTypes: ['core'] } },
    { name: 'node-side-without-page', severity: 'error', from: { path: '^electron/' }, to: { path: '^(renderer|test|scripts)/' } },
    {
      name: 'electron-only-in-the-desktop-shell',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/((main|preload)\\.ts$|desktop/)' },
      to: { path: '(^|node_modules/)electron(/|$)', dependencyTypesNot: ['local', 'aliased-subpath-import'] },
    },
    {
      name: 'driver-only-in-the-ledger',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/ledger/' },
      to: { path: '(^|node_modules/)better-sqlite3(/|$)' },
    },
    {
      name: 'network-only-in-upload-and-loopback',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/(upload/(client|server)|loopback)/' },
      to: { path: '^(node:)?(http|https|http2|net|tls|dgram)$', dependencyTypes: ['core'] },
    },
    {
      name: 'handlers-only-from-the-worker',
      severity: 'error',
      from: { pathNot: '^electron/worker\\.ts$' },
      to: { path: '^electron/host/handlers\\.ts$' },
    },
    {
      name: 'shipped-standards-only-for-seeding',
      comment: 'rules and reports take the ruleset in force as an argument',
      severity: 'error',
      from: { pathNot: '^(electron/ledger/seeding\\.ts$|shared/standards/)' },
      to: { path: '^shared/standards/shipped\\.ts$' },
    },
    {
      name: 'entries-are-imported-by-nobody',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/main\\.ts$' },
      to: { path: entries },
    },
    {
      name: 'only-packages-that-are-listed',
      comment: 'a package that is there only because another needs it can go away',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    ...upward,
    {
      name: 'shells-apart',
      severity: 'error',
      from: { path: '^electron/(host|intake|exchange|upload|attachments|keys|bookkeeping|checking|ledger|commands)/' },
      to: { path: '^electron/(desktop|loopback)/' },
    },
    { name: 'desktop-and-loopback-apart', severity: 'error', from: { path: '^electron/desktop/' }, to: { path: '^electron/loopback/' } },
    { name: 'loopback-and-desktop-apart', severity: 'error', from: { path: '^electron/loopback/' }, to: { path: '^electron/desktop/' } },
  ],
  options: {
    parser: 'tsc',
    tsPreCompilationDeps: true, // type imports cross boundaries too
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png)$' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
