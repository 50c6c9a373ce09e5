import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { checkCatalogues } from './gates/catalogues.mjs'
import { checkDeadCode } from './gates/dead-code.mjs'
import { checkLayers } from './gates/layers.mjs'
import { checkBiome, checkOxlint } from './gates/lint.mjs'
import { checkLockfile } from './gates/lockfile.mjs'
import { checkRules, markCoverage } from './gates/rules.mjs'
import { checkSizes } from './gates/sizes.mjs'
import { checkTypes } from './gates/types.mjs'
import { checkout } from './lib/checkout.mjs'

/**
 * A check that can not fail is a defect. Here every gate passes a small healthy tree, and fails on the same tree with
 * one fault planted in it. The trees are temporary copies.
 */
type Tree = Readonly<Record<string, string>>

const domTypes = '"lib": ["ES2024", "DOM"], "jsx": "react-jsx", "jsxImportSource": "preact"'
const project = (options: string): string =>
  `{\n  "extends": "../../tsconfig.base.json",\n  "compilerOptions": { ${options} },\n  "include": ["src"]\n}\n`
const manifest = (name: string): string =>
  `${JSON.stringify({ name: `@frontdesk/${name}`, private: true, type: 'module', exports: { './*': './src/*.ts' } }, null, 2)}\n`

const packages = ['protocol', 'domain', 'server', 'client', 'widget', 'testkit'] as const

const lockOf = (more: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    packages: {
      '': { devDependencies },
      ...Object.fromEntries(packages.map((name) => [`packages/${name}`, {}])),
      ...Object.fromEntries(Object.keys(devDependencies).map((name) => [`node_modules/${name}`, { version: '1.0.0' }])),
      ...more,
    },
  })

const devDependencies = { '@size-limit/file': '*', 'size-limit': '*', vitest: '*' }

const healthy: Tree = {
  'package.json': `${JSON.stringify({ name: 'small', private: true, type: 'module', workspaces: ['packages/*'], devDependencies }, null, 2)}\n`,
  ...Object.fromEntries(packages.map((name) => [`packages/${name}/package.json`, manifest(name)])),
  ...Object.fromEntries(
    packages.map((name) => [
      `packages/${name}/tsconfig.json`,
      project(name === 'widget' ? domTypes : `"types": ["${name === 'server' ? 'node' : ''}"]`.replace('[""]', '[]')),
    ]),
  ),
  'package-lock.json': lockOf({}),
  'packages/protocol/src/index.ts': 'export const version = 1\n',
  'packages/domain/src/index.ts': "export type State = 'open' | 'closed'\n",
  'packages/server/src/main.ts': "import { serve } from './compose.ts'\n\nserve()\n",
  'packages/server/src/compose.ts':
    "import { store } from './adapters/store/store.ts'\nimport { send } from './app/send.ts'\n\nexport const serve = (): string => send(store)\n",
  'packages/server/src/app/send.ts':
    "import type { State } from '../../../domain/src/index.ts'\n\nexport const send = (state: State): string => state\n",
  'packages/server/src/adapters/store/store.ts':
    "import type { State } from '../../../../domain/src/index.ts'\n\nexport const store: State = 'open'\n",
  'packages/client/src/index.ts':
    "import { version } from '../../protocol/src/index.ts'\n\nexport const speaks = version\n",
  'packages/widget/src/main.ts':
    "import { speaks } from '../../client/src/index.ts'\n\ndocument.body.textContent = String(speaks)\n",
  'packages/widget/build.ts': "import './src/main.ts'\n",
  'packages/testkit/src/index.ts': 'export const builder = 1\n',
  'packages/widget/src/locales/en.json': '{ "hello": "Hello {name}" }\n',
  'packages/widget/src/locales/zh-CN.json': '{ "hello": "你好 {name}" }\n',
  'docs/RULES.md': '# Rules\n\n- **MSG1** A message is stored.\n\n- `A1` Messages.\n- `A2` Colleagues.\n',
  'packages/domain/src/index.test.ts':
    "import { expect, it } from 'vitest'\n\nit('[A1] [MSG1] stores a message', () => {\n  expect(1).toBe(1)\n})\n",
  'packages/widget/dist/widget.js': 'start()\n',
  'packages/widget/dist/assets/bridge.js': 'bridge()\n',
  'packages/widget/dist/assets/mount.js': 'panel()\n',
  'packages/widget/dist/.vite/manifest.json': JSON.stringify({
    'src/bridge/main.ts': { file: 'assets/bridge.js', isEntry: true, dynamicImports: ['src/panel/mount.tsx'] },
    'src/panel/mount.tsx': { file: 'assets/mount.js', isDynamicEntry: true },
  }),
  'packages/console/dist/assets/index.js': 'app()\n',
  'packages/console/dist/assets/lazy.js': 'later()\n',
  'packages/console/dist/.vite/manifest.json': JSON.stringify({
    'index.html': { file: 'assets/index.js', isEntry: true, dynamicImports: ['src/lazy.tsx'] },
    'src/lazy.tsx': { file: 'assets/lazy.js', isDynamicEntry: true },
  }),
}

const configs = ['biome.json', '.oxlintrc.json', 'knip.json', '.size-limit.mjs', 'tsconfig.base.json']

/** The installed packages without our own, so that a small tree does not find the real one. */
const installed = join(mkdtempSync(join(tmpdir(), 'frontdesk-gates-')), 'node_modules')
mkdirSync(installed)
for (const name of readdirSync(join(checkout, 'node_modules'))) {
  if (name !== '@frontdesk') symlinkSync(join(checkout, 'node_modules', name), join(installed, name))
}
afterAll(() => rmSync(dirname(installed), { recursive: true, force: true }))

const plant = (fault: Tree = {}): string => {
  const root = mkdtempSync(join(tmpdir(), 'frontdesk-gates-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const name of configs) cpSync(join(checkout, name), join(root, name))
  for (const [path, text] of Object.entries({ ...healthy, ...fault })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  symlinkSync(installed, join(root, 'node_modules'))
  return root
}

const noise = (bytes: number): string => randomBytes(bytes).toString('latin1')

const faults = {
  types: [checkTypes, { 'a wrong type': { 'packages/domain/src/index.ts': "export const state: number = 'open'\n" } }],
  biome: [
    checkBiome,
    {
      'another format': { 'packages/domain/src/index.ts': 'export const state = "open";\n' },
      'any (noExplicitAny)': {
        'packages/domain/src/index.ts': 'export const state = (one: any): string => String(one)\n',
      },
      'a warning': {
        'packages/domain/src/index.ts': 'export const state = (): number => {\n  const lost = 1\n  return 2\n}\n',
      },
    },
  ],
  oxlint: [
    checkOxlint,
    {
      'a forgotten promise (no-floating-promises)': {
        'packages/server/src/main.ts': 'const wait = async (): Promise<void> => {}\nwait()\n',
      },
      'a switch that misses a case (switch-exhaustiveness-check)': {
        'packages/domain/src/index.ts':
          "export const of = (state: 'open' | 'closed'): number => {\n  switch (state) {\n    case 'open':\n      return 1\n  }\n  return 0\n}\n",
      },
      'raw HTML (no-restricted-properties)': {
        'packages/widget/src/main.ts': "document.body.innerHTML = '<b>hello</b>'\n",
      },
      'raw HTML in JSX (no-danger)': {
        'packages/widget/src/view.tsx':
          'export const View = () => <p dangerouslySetInnerHTML={{ __html: location.hash }} />\n',
      },
      'a request past the egress adapter (no-restricted-globals)': {
        'packages/server/src/app/send.ts': "export const send = (): Promise<Response> => fetch('http://127.0.0.1')\n",
      },
      'a default export (no-default-export)': { 'packages/domain/src/index.ts': 'export default 1\n' },
      'a test without a check (expect-expect)': {
        'packages/domain/src/index.test.ts': "import { it } from 'vitest'\n\nit('[MSG1] is', () => {})\n",
      },
    },
  ],
  layers: [
    checkLayers,
    {
      'Node in the domain (domain-is-a-leaf)': {
        'packages/domain/src/index.ts': "export { readFileSync as state } from 'node:fs'\n",
      },
      'a library in the domain (domain-is-a-leaf)': { 'packages/domain/src/index.ts': "export * from 'typebox'\n" },
      'the domain in the protocol (protocol-is-a-leaf)': {
        'packages/protocol/src/index.ts': "export type { State } from '../../domain/src/index.ts'\n",
      },
      'an adapter in a use case (app-knows-domain-and-ports)': {
        'packages/server/src/app/send.ts':
          "import { store } from '../adapters/store/store.ts'\n\nexport const send = (): string => store\n",
      },
      'an adapter in an adapter (adapters-apart)': {
        'packages/server/src/adapters/http/http.ts':
          "import { store } from '../store/store.ts'\n\nexport const http = store\n",
      },
      'an adapter outside compose.ts (only-compose-knows-adapters)': {
        'packages/server/src/other.ts':
          "import { store } from './adapters/store/store.ts'\n\nexport const other = store\n",
      },
      'a cycle of types (no-cycles)': {
        'packages/domain/src/index.ts': "import type { B } from './b.ts'\n\nexport type State = B\n",
        'packages/domain/src/b.ts': "import type { State } from './index.ts'\n\nexport type B = State | null\n",
      },
      'Node in the client (client-knows-protocol-only)': {
        'packages/client/src/index.ts': "export { readFileSync } from 'node:fs'\n",
      },
      'the server in the widget (faces-know-client-and-protocol)': {
        'packages/widget/src/main.ts': "import '../../server/src/compose.ts'\n",
      },
      'a decoder in the server (decoders-apart)': {
        'packages/server/src/adapters/media/apart/picture.ts': 'export const draw = (): number => 1\n',
        'packages/server/src/adapters/media/media.ts':
          "import { draw } from './apart/picture.ts'\n\nexport const media = draw\n",
      },
      'a process for each file (few-start-processes)': {
        'packages/server/src/adapters/http/http.ts': "export { fork as http } from 'node:child_process'\n",
      },
      'the testkit in production (production-knows-no-tests)': {
        'packages/server/src/compose.ts': "export { builder as serve } from '../../testkit/src/index.ts'\n",
      },
      'an import of nothing (resolves)': { 'packages/domain/src/index.ts': "export * from './gone.ts'\n" },
    },
  ],
  'dead code': [
    checkDeadCode,
    {
      'an unused file': { 'packages/widget/src/lost.ts': 'export const lost = 1\n' },
      'an unlisted dependency': { 'packages/server/src/main.ts': "import 'fastify'\nimport './compose.ts'\n" },
    },
  ],
  sizes: [
    checkSizes,
    {
      'a heavy loader': { 'packages/widget/dist/widget.js': noise(3_100) },
      'a heavy bridge': { 'packages/widget/dist/assets/bridge.js': noise(10_100) },
      'a heavy panel': { 'packages/widget/dist/assets/mount.js': noise(25_100) },
      'a heavy first load': { 'packages/console/dist/assets/index.js': noise(200_500) },
      'a missing panel': {
        'packages/widget/dist/.vite/manifest.json':
          '{ "src/bridge/main.ts": { "file": "assets/bridge.js", "isEntry": true } }',
      },
    },
  ],
  lockfile: [
    checkLockfile,
    {
      'a missing package of another platform': {
        'package-lock.json': lockOf({
          'node_modules/vitest': { optionalDependencies: { 'vitest-darwin-x64': '1.0.0' } },
        }),
      },
      'a missing dependency of a dependency': {
        'package-lock.json': lockOf({ 'node_modules/vitest': { dependencies: { chai: '1.0.0' } } }),
      },
      'a dependency that was not locked': {
        'packages/server/package.json': '{ "name": "@frontdesk/server", "dependencies": { "fastify": "1.0.0" } }',
      },
      'no lockfile in it': { 'package-lock.json': '{ "packages": {} }' },
    },
  ],
  rules: [
    checkRules,
    {
      'a rule without a test': { 'docs/PROTOCOL.md': '- **PRO1** The first frame signs in.\n' },
      'a test without a rule': { 'packages/domain/src/other.test.ts': "it('does something', () => {})\n" },
      'an id that nobody wrote down': {
        'packages/domain/src/other.test.ts': "it.each([1])('[MSG9] does %s', () => {})\n",
      },
      'no rules at all': { 'docs/RULES.md': '# Rules\n' },
    },
  ],
  catalogues: [
    checkCatalogues,
    {
      'a missing text': { 'packages/widget/src/locales/zh-CN.json': '{}\n' },
      'an empty text': { 'packages/widget/src/locales/zh-CN.json': '{ "hello": "" }\n' },
      'a forgotten placeholder': { 'packages/widget/src/locales/zh-CN.json': '{ "hello": "你好" }\n' },
    },
  ],
} as const satisfies Record<string, readonly [(root: string) => unknown, Readonly<Record<string, Tree>>]>

describe.each(Object.entries(faults))('the gate %s', (_name, [gate, planted]) => {
  it('[GATE1] passes a healthy tree', { timeout: 60_000 }, async () => {
    const { ok, report } = await gate(plant())
    expect(ok, report).toBe(true)
  })

  it.each(Object.entries<Tree>(planted))('[GATE1] fails on %s', { timeout: 60_000 }, async (fault, tree) => {
    const { ok, report } = await gate(plant(tree))
    expect(ok).toBe(false)
    // Some name the rule that has to notice; the others have one way to fail.
    expect(report).toContain(/\((.+)\)$/.exec(fault)?.[1] ?? '')
    expect(report).not.toBe('')
  })
})

describe('one door out', () => {
  it.each([
    ['fetch', "export const send = (): Promise<Response> => fetch('http://127.0.0.1')\n"],
    ['globalThis.fetch', 'export const send = globalThis.fetch\n'],
    ['the HTTP module', "import { request } from 'node:http'\n\nexport const send = request\n"],
    ['a socket', "import { connect } from 'node:net'\n\nexport const send = connect\n"],
  ])('[SEC-D6] no request leaves past the egress adapter by %s', { timeout: 60_000 }, async (_way, text) => {
    const past = await checkOxlint(plant({ 'packages/server/src/adapters/http/send.ts': text }))
    expect(past.report).toMatch(/no-restricted-(globals|imports|properties)/)
    expect(past.ok).toBe(false)
    const through = await checkOxlint(plant({ 'packages/server/src/adapters/egress/send.ts': text }))
    expect(through.ok, through.report).toBe(true)
  })

  it('[SEC-D6] no HTTP client library is imported past the egress adapter', async () => {
    const verdict = await checkLayers(
      plant({ 'packages/server/src/adapters/store/store.ts': "export * from 'undici'\n" }),
    )
    expect(verdict.report).toContain('one-door-out')
  })
})

describe('gates that look at nothing', () => {
  it('[GATE1] the type check fails where a workspace has no tsconfig.json', async () => {
    const root = plant()
    rmSync(join(root, 'packages/client/tsconfig.json'))
    expect((await checkTypes(root, ['packages/client'])).report).toContain('packages/client has no tsconfig.json')
  })

  it('[GATE1] the layer rules fail when the tool reads no file, as it does without TypeScript 6', async () => {
    const root = plant({ 'blind.mjs': "export default { forbidden: [], options: { exclude: { path: '[.]ts$' } } }\n" })
    const verdict = await checkLayers(root, join(root, 'blind.mjs'))
    expect(verdict.ok).toBe(false)
    expect(verdict.report).toMatch(/^\d+ of \d+ files were not read/)
  })

  it('[GATE1] the size budgets fail before anything is built', async () => {
    const root = plant()
    rmSync(join(root, 'packages/console/dist'), { recursive: true })
    expect((await checkSizes(root)).report).toBe('packages/console/dist is not built; run npm run build.')
  })
})

describe('the marks', () => {
  it('[GATE2] are read off the titles, and apart for journeys in a browser', () => {
    const root = plant({ 'e2e/chat.test.ts': "test('[A2] talks', () => {})\n" })
    expect(markCoverage(root)).toEqual({ all: ['A1', 'A2'], covered: ['A1', 'A2'], inBrowser: ['A2'] })
  })
})
