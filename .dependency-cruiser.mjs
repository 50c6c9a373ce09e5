/**
 * The rooms and who may know whom (`docs/ARCHITECTURE.md`), type imports included. Paths are real paths: workspace
 * links are followed. A file of tests or of test support may import anything.
 */
const tests = '\\.test\\.tsx?$|/testing[^/]*\\.ts$|/test-support/|/live-tests/'
const server = '^packages/server/src/'
/** What people have written is read by the same rules wherever it is shown: pure functions of a text. */
const readingTexts = '^packages/client/src/text/'
const npm = '(^|/)node_modules/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'protocol-is-a-leaf',
      comment: 'protocol imports the schema library only',
      severity: 'error',
      from: { path: '^packages/protocol/', pathNot: tests },
      to: { pathNot: ['^packages/protocol/', `${npm}typebox/`] },
    },
    {
      name: 'domain-is-a-leaf',
      comment: 'domain imports nothing: no clock, no I/O',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: tests },
      to: { pathNot: '^packages/domain/' },
    },
    {
      name: 'app-knows-domain-and-ports',
      comment: 'use cases know the domain, the protocol and their own ports; no library, no Node',
      severity: 'error',
      from: { path: `${server}app/`, pathNot: tests },
      to: { pathNot: [`${server}app/`, '^packages/domain/', '^packages/protocol/', readingTexts] },
    },
    {
      name: 'presenters-know-domain-and-protocol',
      severity: 'error',
      from: { path: `${server}presenters/`, pathNot: tests },
      to: { pathNot: [`${server}(presenters|app)/`, '^packages/domain/', '^packages/protocol/'] },
    },
    {
      name: 'adapters-apart',
      comment: 'adapters never import one another',
      severity: 'error',
      from: { path: `${server}adapters/([^/]+)/`, pathNot: tests },
      to: { path: `${server}adapters/`, pathNot: `${server}adapters/$1/` },
    },
    {
      name: 'only-compose-knows-adapters',
      comment: 'beside compose.ts only the entry points, which open and close the database',
      severity: 'error',
      from: {
        path: server,
        pathNot: [tests, `${server}adapters/`, `${server}(compose|main|reset-password|backup|restore|migrate)\\.ts$`],
      },
      to: { path: `${server}adapters/` },
    },
    {
      name: 'nobody-imports-the-entry-points',
      severity: 'error',
      from: { path: server, pathNot: [tests, `${server}main\\.ts$`] },
      to: { path: `${server}(main|reset-password|backup|restore|migrate)\\.ts$` },
    },
    {
      name: 'compose-only-from-entry-points',
      severity: 'error',
      from: { path: server, pathNot: [tests, `${server}(main|reset-password)\\.ts$`] },
      to: { path: `${server}compose\\.ts$` },
    },
    {
      name: 'server-knows-no-face',
      severity: 'error',
      from: { path: '^packages/server/', pathNot: tests },
      to: { path: '^packages/(client|media|widget|console|testkit)/', pathNot: readingTexts },
    },
    {
      name: 'client-knows-protocol-only',
      comment: 'no DOM (its tsconfig has no DOM types), no Node, no library',
      severity: 'error',
      from: { path: '^packages/client/', pathNot: tests },
      to: { pathNot: ['^packages/client/', '^packages/protocol/'] },
    },
    {
      name: 'media-knows-client-and-protocol',
      comment: 'what both faces do with files: the browser, no library, and no face',
      severity: 'error',
      from: { path: '^packages/media/', pathNot: tests },
      to: { pathNot: ['^packages/(media|client|protocol)/'] },
    },
    {
      name: 'faces-know-client-and-protocol',
      severity: 'error',
      from: { path: '^packages/(widget|console)/src/', pathNot: tests },
      to: { path: '^packages/(domain|server|testkit)/' },
    },
    {
      name: 'faces-apart',
      severity: 'error',
      from: { path: '^packages/(widget|console)/src/' },
      to: { path: '^packages/(widget|console)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'no-node-in-browsers',
      severity: 'error',
      from: { path: '^packages/(protocol|domain|client|media|widget|console)/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'production-knows-no-tests',
      severity: 'error',
      from: { path: '^(packages|examples)/', pathNot: [tests, '^packages/testkit/'] },
      to: { path: [tests, '^packages/testkit/', '^(e2e|bench|scripts)/'] },
    },
    {
      name: 'decoders-apart',
      comment: 'what reads the bytes of files runs in processes apart, never in the server [FIL14]',
      severity: 'error',
      from: { path: server, pathNot: [tests, `${server}adapters/media/apart/`] },
      to: {
        path: [`${server}adapters/media/apart/`, '(^|/)node_modules/(sharp|file-type)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'few-start-processes',
      comment:
        'starting one stops a large server for a while: the database’s and that of files, once, at the start [FIL14]',
      severity: 'error',
      from: { path: server, pathNot: [tests, `${server}adapters/(media|postgres)/`] },
      to: { path: '^(node:)?child_process$' },
    },
    {
      name: 'one-door-out',
      comment: 'outgoing requests go through the egress adapter; no HTTP client library elsewhere [SEC-D6]',
      severity: 'error',
      from: { path: server, pathNot: [tests, `${server}adapters/egress/`] },
      to: { path: '(^|node_modules/)(undici|axios|got|node-fetch|ky|superagent|request)(/|$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test-output|data)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'browser', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
