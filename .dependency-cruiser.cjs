// Arrows point down only: cli → node → packs → kernel, and web → packs → kernel; demo stands above cli, and bench above
// demo. Each rule is proved by planting an import that breaks it: scripts/boundaries.test.ts.
// Tests, and what only they use: nodes put up for them, peers that lie, the walk.
const tests =
  '[.](test|int[.]test|e2e[.]test|long[.]test|testing|testkit)[.]tsx?$|/(testing|attacks|partition|hurt|simulation|fixtures|walk)/|^packs/walk[.]ts$|/test-(node|agreement|person|applicant)[.]ts$'
// Modules that the web build makes, and those that have types only, have no file to resolve to.
const made = '^(virtual:|geojson$)'
const library = '(^|/)node_modules/(?!@lianyu/)'

/** What a package may reach besides itself and libraries: the front doors of those below it. */
function downOnly(from, below, comment) {
  const doors = below.map((name) => `${name}/index[.]ts$`)
  return {
    name: `${from}-reaches-only-down`,
    severity: 'error',
    comment,
    from: { path: `^${from}/`, pathNot: tests },
    to: { dependencyTypesNot: ['core'], pathNot: [`^${from}/`, library, made, ...doors.map((door) => `^${door}`)] },
  }
}

module.exports = {
  forbidden: [
    downOnly('kernel', [], 'The kernel is true anywhere: it knows no pack, no node and no screen.'),
    downOnly('packs', ['kernel'], 'A pack is a declaration on the kernel.'),
    downOnly('node', ['packs', 'kernel'], 'The node serves packs and the kernel; who starts it is above it.'),
    downOnly('web', ['packs', 'kernel'], 'Web and node meet only at the HTTP API.'),
    downOnly('demo', ['node', 'packs', 'kernel', 'cli'], 'The demo starts nodes as an operator would.'),
    {
      ...downOnly('bench', ['packs', 'kernel', 'cli', 'demo'], 'A bench measures nodes and their rooms, not screens.'),
      to: {
        dependencyTypesNot: ['core'],
        pathNot: ['^(bench|node)/', library, made, '^(packs|kernel|cli|demo)/index[.]ts$'],
      },
    },
    {
      ...downOnly('cli', ['node', 'packs', 'kernel'], 'Only the commands demo and bench know what they start.'),
      from: { path: '^cli/', pathNot: [tests, '^cli/commands/(demo|bench)[.]ts$'] },
    },
    {
      name: 'cli-starts-demo-and-bench-by-their-doors',
      severity: 'error',
      comment: 'The two commands start what stands above the command line, and nothing else does.',
      from: { path: '^cli/commands/(demo|bench)[.]ts$' },
      to: {
        dependencyTypesNot: ['core'],
        pathNot: ['^cli/', library, '^(node|packs|kernel|demo|bench)/index[.]ts$'],
      },
    },
    {
      name: 'packs-import-only-the-kernel',
      severity: 'error',
      comment: 'Two packs that need the same thing need it in the kernel.',
      from: { path: '^packs/([^/]+)/', pathNot: tests },
      to: { pathNot: '^(kernel/index[.]ts$|packs/$1/)' },
    },
    {
      name: 'rooms-below-the-api',
      severity: 'error',
      comment:
        'What keeps facts, people and files knows nothing of requests; what stands beside the routes goes through their door.',
      from: { path: '^node/(store|journal|exchange|identity|files|jobs|backup|space)/', pathNot: tests },
      to: { path: '^node/api/' },
    },
    {
      name: 'no-own-front-door',
      severity: 'error',
      comment: 'Importing your own front door is how import cycles start: import the file itself.',
      from: { path: '^(kernel|packs|node|cli|demo|bench)/', pathNot: tests },
      to: { path: '^$1/index[.]ts$' },
    },
    {
      name: 'kernel-without-node',
      severity: 'error',
      comment: 'The kernel runs in a browser too: no I/O, no core modules.',
      from: { path: '^kernel/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-without-core-modules',
      severity: 'error',
      comment: 'What runs in the browser has no core modules; the build configuration does.',
      from: { path: '^web/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-imports-no-tests',
      severity: 'error',
      comment: 'Scripts and tests may use the product, never the other way round.',
      from: { path: '^(kernel|packs|node|web|cli|demo|bench)/', pathNot: tests },
      to: { path: [tests, '^scripts/'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one subject, or need a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'An import that resolves to nothing passes every other rule unseen.',
      from: {},
      to: { couldNotResolve: true, pathNot: made },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|[.]lianyu|unpacked)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
