import { fileURLToPath } from 'node:url'
import { rounded } from './figures.ts'
import { measureAssignment } from './measure/assignment.ts'
import { type Crew, gatherCrew } from './measure/crew.ts'
import { measureFirstLoad } from './measure/first-load.ts'
import { type Idle, measureIdle } from './measure/idle.ts'
import { measureLatencies } from './measure/latency.ts'
import { scorePages } from './measure/lighthouse.ts'
import { fillStore, measureOpening, type Opened } from './measure/open-conversation.ts'
import { compareFlood } from './measure/relay.ts'
import { measureSearch } from './measure/search.ts'
import { measureUploads, uploadVerdicts } from './measure/uploads.ts'
import { cpuSeconds } from './processes.ts'
import { type Product, shopAddress, startProduct } from './product.ts'
import { type Compared, idleVerdicts, type Results, save, table, thisMachine } from './report.ts'
import { type Baseline, startBaseline } from './start-baseline.ts'

/** The whole takes about ten minutes; a bench that hangs ends by itself. */
const limitMs = 16 * 60_000

const beganMs = performance.now()
const tell = (what: string): void => {
  process.stderr.write(`${((performance.now() - beganMs) / 1_000).toFixed(0).padStart(4)} s  ${what}\n`)
}

const nobody = { agentId: '01890a5d-ac96-774b-bcce-b302099a8057', cookie: '' }

const gatherAt = async ({ target, serverPid: pid, postgresPid, hire }: Product, bare: boolean): Promise<Crew> =>
  gatherCrew(target, { pid, postgresPid }, await hire(), bare)

const gatherBoth = async (
  product: Product,
  baseline: Baseline,
  bare: boolean,
): Promise<{ product: Crew; baseline: Crew }> => ({
  product: await gatherAt(product, bare),
  baseline: await gatherCrew(baseline.target, { pid: baseline.pid }, nobody, bare),
})

const compareBare = async (product: Product, baseline: Baseline): Promise<Compared> => {
  const crews = await gatherBoth(product, baseline, true)
  const compared = await compareFlood(crews, { count: 3, seconds: 5 })
  await Promise.all([crews.product.leave(), crews.baseline.leave()])
  return compared
}

/** Starts a second product, which has no visitors but those who write. */
const idleAround = async (product: Product, crew: Crew): Promise<Idle> => {
  const other = await startProduct()
  open.push(other.close)
  const otherCrew = await gatherAt(other, false)
  const server = {
    crew,
    pid: product.serverPid,
    collectGarbage: product.collectGarbage,
    heldBytes: product.heldBytes,
    cpuSeconds: () => cpuSeconds(product.serverPid),
  }
  const idle = await measureIdle(server, otherCrew, { visitors: 20_000, perSecond: 600, messagesPerSecond: 500 })
  await otherCrew.leave()
  await other.close()
  return idle
}

const manyWaiting = { agents: 1_000, waiting: 10_000, decisions: 220 }

const openAmongMany = async (product: Product): Promise<Opened> => {
  const [conversations, messagesEach] = [1_000, 1_000]
  await fillStore(product.databaseUrl, conversations, messagesEach)
  const times = await measureOpening(product.target.url, product.databaseUrl, await product.hire(), 500)
  return { messages: conversations * messagesEach, conversations, ...times }
}

const measure = async (product: Product, baseline: Baseline): Promise<Results> => {
  tell('relaying, load by bare sockets')
  const relayBare = await compareBare(product, baseline)
  tell('relaying, load by the product’s own clients')
  const crews = await gatherBoth(product, baseline, false)
  const relayClients = await compareFlood(crews, { count: 3, seconds: 5 })
  tell('latency at half load')
  const half = relayClients.product.perSecond / 2
  const windows = { count: 5, seconds: 4 }
  const [ours, theirs] = [
    await measureLatencies(crews.product, half, windows),
    await measureLatencies(crews.baseline, half, windows),
  ]
  await crews.baseline.leave()
  tell('idle visitors')
  const idle = await idleAround(product, crews.product)
  await crews.product.leave()
  tell('opening a conversation among a million messages')
  const opening = await openAmongMany(product)
  tell('deciding who gets whom')
  const assignment = await measureAssignment(product.databaseUrl, manyWaiting)
  tell('a page with the widget and without it')
  const pages = await scorePages(product.target, shopAddress)
  return {
    machine: thisMachine(),
    relayBare,
    relayClients,
    latency: {
      product: ours,
      baseline: theirs,
      addedP50Ms: rounded(ours.p50Ms - theirs.p50Ms),
      addedP99Ms: rounded(ours.p99Ms - theirs.p99Ms),
    },
    idle,
    opening,
    assignment,
    pages,
    firstLoad: measureFirstLoad(fileURLToPath(new URL('../packages/console/dist', import.meta.url))),
  }
}

/** `npm run bench -- visitors`: only what visitors who look around cost, with the aims of that part. */
const visitorsAlone = async (): Promise<void> => {
  tell('starting the product')
  const product = await startProduct()
  open.push(product.close)
  const crew = await gatherAt(product, false)
  tell('idle visitors')
  const idle = await idleAround(product, crew)
  await crew.leave()
  process.stdout.write(`${JSON.stringify(idle, null, 2)}\n`)
  for (const { aim, measured, by } of idleVerdicts(idle)) process.stdout.write(`${aim}: ${measured}, ${by}\n`)
}

/** `npm run bench -- assignment`: what one decision of the engine takes. */
const assignmentAlone = async (): Promise<void> => {
  tell('starting the product')
  const product = await startProduct()
  open.push(product.close)
  tell('deciding who gets whom')
  const decided = await measureAssignment(product.databaseUrl, manyWaiting)
  process.stdout.write(`${JSON.stringify(decided, null, 2)}\n`)
}

/** `npm run bench -- search [messages]`: what it takes to find words among a million messages, contacts and conversations. */
const searchAlone = async (): Promise<void> => {
  tell('starting the product')
  const product = await startProduct()
  open.push(product.close)
  const messages = Number(process.argv[3] ?? 1_000_000)
  tell(`writing ${messages} messages, and searching`)
  const { searched, size } = await measureSearch(product.databaseUrl, { messages, times: 20 })
  process.stdout.write(`${size}\n`)
  for (const { what, found, p50Ms, p99Ms } of searched)
    process.stdout.write(`${what.padEnd(48)} ${String(found).padStart(3)} found, p50 ${p50Ms} ms, p99 ${p99Ms} ms\n`)
}

const uploadLoad = { perSecond: 300, atOnce: 20, windows: 5, seconds: 4 }

/** `npm run bench -- uploads`: what messages wait for uploads beside them; with `briefly`, one short window of each. */
const uploadsAlone = async (): Promise<void> => {
  tell('starting the product')
  const product = await startProduct()
  open.push(product.close)
  const agent = await product.hire()
  const crew = await gatherCrew(product.target, { pid: product.serverPid }, agent, false)
  tell('messages with and without uploads')
  const isBrief = process.argv.includes('briefly')
  const load = isBrief ? { ...uploadLoad, perSecond: 100, windows: 1, seconds: 3 } : uploadLoad
  const uploads = await measureUploads(product, crew, agent, load)
  await crew.leave()
  process.stdout.write(`${JSON.stringify(uploads, null, 2)}\n`)
  for (const { aim, measured, by } of uploadVerdicts(uploads)) process.stdout.write(`${aim}: ${measured}, ${by}\n`)
}

/** What is to be ended, whatever ends the bench. */
const open: (() => Promise<void> | void)[] = []

const end = async (code: number): Promise<void> => {
  for (const close of open.splice(0)) await close()
  process.exit(code)
}

const run = async (): Promise<void> => {
  tell('starting the product and the bare relay')
  const product = await startProduct()
  open.push(product.close)
  const baseline = await startBaseline()
  open.push(baseline.close)
  const results = await measure(product, baseline)
  const path = save(results)
  process.stdout.write(`${table(results)}\n\n${path}\n`)
}

const fail = (why: unknown): void => {
  process.stderr.write(`${why instanceof Error ? why.stack : String(why)}\n`)
  void end(1)
}

setTimeout(() => fail('The bench takes too long and is ended.'), limitMs).unref()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => fail(`Ended by ${signal}.`))

const parts = { uploads: uploadsAlone, visitors: visitorsAlone, search: searchAlone, assignment: assignmentAlone }
const part = Object.entries(parts).find(([name]) => process.argv.includes(name))?.[1] ?? run
part().then(() => end(0), fail)
