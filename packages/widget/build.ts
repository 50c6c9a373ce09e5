import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { closeCodes } from '@frontdesk/protocol/errors'
import { limits } from '@frontdesk/protocol/limits'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'

/**
 * Builds what visitors' browsers load, into `dist/`: `widget.js` (the loader, served as `/widget.js`), `assets/` (served
 * as `/widget/assets/`, names carry hashes) and `frame.json`, which tells the server what the frame's page has to name.
 * Run by Node 24: `node packages/widget/build.ts`.
 */
const root = fileURLToPath(new URL('.', import.meta.url))
const out = `${root}dist`

/** What the frame's page needs: one module script, and modules worth fetching ahead. Paths on the product's own address. */
export type FrameNeeds = { script: string; styles: string[]; preload: string[] }

const catalogue = async (language: string): Promise<{ [key: string]: string }> =>
  JSON.parse(await readFile(`${root}src/locales/${language}.json`, 'utf8')) as { [key: string]: string }

const launcherTexts = async (language: string) => {
  const texts = await catalogue(language)
  return { title: texts['launcher.title'], open: texts['launcher.open'], close: texts['launcher.close'] }
}

/** Puts the wire's numbers in place of their names: a minifier keeps a whole table for the one number that is used. */
const inlineNumbers = (): Plugin => {
  const tables: { [name: string]: { readonly [key: string]: number } } = { limits, closeCodes }
  return {
    name: 'inline-numbers',
    enforce: 'pre',
    transform: (code, id) =>
      /packages\/(client|media|widget)\/src\/.*\.tsx?$/.test(id)
        ? code.replace(/\b(limits|closeCodes)\.(\w+)/g, (whole, table: string, key: string) =>
            String(tables[table]?.[key] ?? whole),
          )
        : null,
  }
}

/**
 * Names of our own that only our own modules say: no frame, no page, no storage and no browser ever sees them. They cost a
 * minifier, which must leave names of properties alone, a twentieth of the bridge.
 */
const privateNames = [
  ...['askedAtMs', 'atEndChanged', 'carryOut', 'clearAll', 'clientStorage', 'clockOffsetMs', 'delayMs', 'freshTicket'],
  ...[
    'getTicket',
    'hasEarlier',
    'isDead',
    'isDoubtful',
    'isOnline',
    'isRemoved',
    'isVisible',
    'isWatched',
    'lastOwnKey',
  ],
  ...['linkLost', 'loadEarlier', 'loadingEarlier', 'markRead', 'nowMs', 'openSocket', 'retryAtMs', 'saveContact'],
  ...[
    'serverNowMs',
    'setPage',
    'setTyping',
    'setVisitor',
    'showPanel',
    'sinceMs',
    'socketTicket',
    'stateChanged',
    'stateOf',
  ],
  ...['arrived', 'atEnd', 'fresh', 'invited', 'reached', 'sentAtMs', 'sweep', 'wrote'],
  ...['attempt', 'epoch', 'held', 'newId', 'tellVisit', 'timers', 'watched'],
  ...['answered', 'called', 'heard', 'initial', 'listen', 'received', 'watch'],
  ...['clearFor', 'createNews', 'mountPanel', 'unreadLabel', 'waitAtGate'],
  ...[
    'adopt',
    'automatic',
    'entered',
    'pushed',
    'seesPart',
    'consider',
    'doubted',
    'overtaken',
    'swept',
    'ticked',
    'urgent',
    'welcomed',
  ],
]
const shortNames = new Map(privateNames.map((name, index) => [name, `$${index.toString(36)}`]))
const anyPrivateName = new RegExp(`\\b(${privateNames.join('|')})\\b`, 'g')

const shortenNames = (): Plugin => ({
  name: 'shorten-names',
  enforce: 'pre',
  transform: (code, id) =>
    /packages\/(client|widget)\/src\/.*\.tsx?$/.test(id)
      ? code.replace(anyPrivateName, (name) => shortNames.get(name) ?? name)
      : null,
})

/** The minifier has used these marks and leaves them behind. */
const withoutMarks = (): Plugin => ({
  name: 'without-marks',
  generateBundle: (_options, bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = file.code.replaceAll('/* @__PURE__ */ ', '')
  },
})

/** Elements by Preact's own function: the runtime that the sources name for the type checker would come on top of it. */
const classicJsx = (): Plugin => ({
  name: 'classic-jsx',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.tsx') ? `import { h, Fragment } from 'preact'\n${code}` : null),
})

const shared: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'warn',
  json: { namedExports: false },
  publicDir: false,
  plugins: [inlineNumbers(), shortenNames(), classicJsx(), withoutMarks()],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', pure: false } },
}
const target = ['es2022', 'safari16', 'chrome100', 'firefox100']
/** Keeps the style builder from writing substitutes for what these styles don't use. */
const cssTarget = ['chrome123', 'safari17.5', 'firefox120']

const buildLoader = async () => {
  await build({
    ...shared,
    build: {
      outDir: out,
      emptyOutDir: false,
      target,
      cssTarget,
      lib: {
        entry: `${root}src/loader/main.ts`,
        formats: ['iife'],
        name: 'frontdeskLoader',
        fileName: () => 'widget.js',
      },
    },
  })
}

/** The box of an invitation, which stands on the page itself. Its name carries a hash; the frame tells the page where it is. */
const buildInvitation = async (): Promise<string> => {
  const built = (await build({
    ...shared,
    build: {
      outDir: out,
      emptyOutDir: false,
      target,
      cssTarget,
      lib: { entry: { invitation: `${root}src/invitation/main.ts` }, formats: ['es'] },
      rolldownOptions: { output: { minify: true, entryFileNames: 'assets/[name]-[hash].js' } },
    },
  })) as Rolldown.RolldownOutput[]
  const entry = built.flatMap(({ output }) => output).find((file) => file.type === 'chunk' && file.isEntry)
  if (entry === undefined) throw new Error('The build made no invitation.')
  return `/widget/${entry.fileName}`
}

/** Pages of the product's own, most of them with the panel but without a shop around it: each is one bundle, apart from the frame's budgets. */
const ownPages = { preview: 'src/preview/main.tsx', chat: 'src/chat/main.ts', verify: 'src/verify/main.ts' } as const

const buildFrame = async (name: string, source: string, manifest: boolean): Promise<FrameNeeds> => {
  const texts = { en: await launcherTexts('en'), 'zh-CN': await launcherTexts('zh-CN') }
  const built = (await build({
    ...shared,
    define: { launcherTexts: JSON.stringify(texts), invitationPart: JSON.stringify(invitationPart) },
    build: {
      outDir: out,
      emptyOutDir: false,
      target,
      cssTarget,
      manifest,
      // As a library: the preloading helper that Vite gives applications weighs a tenth of the bridge.
      lib: { entry: { [name]: `${root}${source}` }, formats: ['es'] },
      rolldownOptions: {
        // What the entry and a part that is fetched later share may stay in the entry.
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          entryFileNames: 'assets/[name]-[hash].js',
          chunkFileNames: 'assets/[name]-[hash].js',
        },
      },
    },
  })) as Rolldown.RolldownOutput[]
  const entry = built.flatMap(({ output }) => output).find((file) => file.type === 'chunk' && file.isEntry)
  if (entry?.type !== 'chunk') throw new Error(`The build made no ${name}.`)
  return { script: `/widget/${entry.fileName}`, styles: [], preload: entry.imports.map((name) => `/widget/${name}`) }
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
await buildLoader()
const invitationPart = await buildInvitation()
const frame = await buildFrame('bridge', 'src/bridge/main.ts', true)
const pages: { [name: string]: FrameNeeds } = {}
for (const [name, source] of Object.entries(ownPages)) pages[name] = await buildFrame(name, source, false)
await writeFile(`${out}/frame.json`, `${JSON.stringify({ ...frame, pages }, null, 2)}\n`)
