import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import {
  defaultInterpretation,
  type InterpretationSettings,
  isInterpreting,
  isSeenAlike,
  isWritingDown,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import server from '../package.json' with { type: 'json' }
import { createArgon2Hasher } from './adapters/crypto/argon2-hasher.ts'
import { createIds } from './adapters/crypto/ids.ts'
import { createPassSigner } from './adapters/crypto/pass-signer.ts'
import { createSecretBox } from './adapters/crypto/secret-box.ts'
import { loadSecretKey } from './adapters/crypto/secret-key.ts'
import { secretHash } from './adapters/crypto/secrets.ts'
import { createBowserDevices } from './adapters/devices/bowser-devices.ts'
import { createClamdScanner } from './adapters/egress/clamd-scanner.ts'
import { createEgressClient, placeOf } from './adapters/egress/egress-client.ts'
import { createSmsGateway } from './adapters/egress/sms-gateway.ts'
import { createTranscribers } from './adapters/engines/transcribers.ts'
import { createTranslators } from './adapters/engines/translators.ts'
import { createLocalFiles } from './adapters/files/local-files.ts'
import { createLocalStaging } from './adapters/files/local-staging.ts'
import { createS3Files } from './adapters/files/s3-files.ts'
import { createContentServer } from './adapters/http/content-server.ts'
import { createHttpServer } from './adapters/http/http-server.ts'
import { createJoseSignatures } from './adapters/identity/jose-signatures.ts'
import { createPgBossJobs } from './adapters/jobs/pg-boss-jobs.ts'
import { createMemoryLimiter } from './adapters/limits/memory-limiter.ts'
import { createSmtpMailer } from './adapters/mail/smtp-mailer.ts'
import { createMediaProcess } from './adapters/media/media-process.ts'
import { createPromMetrics } from './adapters/metrics/prom-metrics.ts'
import { createOwnAddresses } from './adapters/network/own-addresses.ts'
import { createLinkReader } from './adapters/pages/link-reader.ts'
import { createMmdbPlaces } from './adapters/places/mmdb-places.ts'
import { createStore } from './adapters/store/store.ts'
import { createFanOut } from './adapters/ws/fan-out.ts'
import { createSocketServer } from './adapters/ws/socket-server.ts'
import { agentCame, agentLost, noticeHere, noticeLost } from './app/agents/state.ts'
import type { App } from './app/app.ts'
import { createAssignment } from './app/assignment/assignment.ts'
import { keepUpAuditLog } from './app/audit/keep-up.ts'
import { enforceBlocks } from './app/blocks/enforce-blocks.ts'
import { createQueue } from './app/bounded-queue.ts'
import { createRevisits, removedKeptMs } from './app/callbacks/board.ts'
import { callbackTimer, remindOfCallback } from './app/callbacks/reminders.ts'
import { createCarder } from './app/cards/carder.ts'
import { makeCard } from './app/cards/make-card.ts'
import { availableAgents, createDirectory } from './app/directory.ts'
import { openFile } from './app/files/open-file.ts'
import { createProcessing } from './app/files/processing.ts'
import { receivePart } from './app/files/receive-part.ts'
import { sweepFiles } from './app/files/sweep-files.ts'
import { tellUnsafe } from './app/files/tell-unsafe.ts'
import { createOpenings } from './app/hours/openings.ts'
import { interpret } from './app/interpretation/interpret.ts'
import { createInterpreter } from './app/interpretation/interpreter.ts'
import { invitationDue } from './app/invitations/carry-out.ts'
import { invitationTimer } from './app/invitations/end.ts'
import { fire } from './app/invitations/fire.ts'
import { createRules } from './app/invitations/rules.ts'
import { createPolls } from './app/link/polls.ts'
import { deliverMail } from './app/mail/deliver-mail.ts'
import type { Mail } from './app/mail/mail.ts'
import { letterTimer, sendLetter } from './app/offline/letters.ts'
import { type CommittedChanges, isOfService, isShared } from './app/ports/conversation-log.ts'
import type { Log } from './app/ports/log.ts'
import type { OwnAddresses } from './app/ports/own-addresses.ts'
import type { Clock, Schedule } from './app/ports/runtime.ts'
import { createPresence } from './app/presence/presence.ts'
import { createStandIns, lookEveryMs } from './app/presence/stand-ins.ts'
import { createRetentionJob } from './app/privacy/retention-job.ts'
import { reactToSession } from './app/rooms/react.ts'
import type { Texts } from './app/rooms/texts.ts'
import { createSearchIndexer, lookEveryMs as searchEveryMs } from './app/search/indexer.ts'
import { noticeGone } from './app/service/take-up.ts'
import { visitorGone } from './app/service/visitor-gone.ts'
import { createSightings } from './app/sites/sightings.ts'
import { createStenographer } from './app/speech/stenographer.ts'
import { transcribe } from './app/speech/transcribe.ts'
import { createTimers } from './app/timers/timers.ts'
import { createPicks } from './app/visitors/picks.ts'
import { createTrails, keepTrailsEveryMs } from './app/visitors/trails.ts'
import { endVisit } from './app/visitors/visit.ts'
import { addressReader } from './client-address.ts'
import { createAuthenticate, createExecute } from './commands/execute.ts'
import { setOwnPicture } from './commands/handlers/agents.ts'
import { measured } from './commands/measure.ts'
import { welcome } from './commands/welcome.ts'
import type { Config } from './config.ts'
import { addressSet } from './ip-address.ts'
import { createProxyWatch } from './operation/proxy-watch.ts'

const dayMs = 86_400_000
/** A visitor who does not come back for this long is a stranger again. */
const visitorLifeMs = 365 * dayMs
const verifiedLifeMs = 30 * dayMs
const sweepEveryMs = 10 * 60_000
/** After a start, people have this long to come back before they are missed. */
const comeBackWithinMs = 10_000
/** An ended lease still tells for a while that somebody has gone. */
const endedLeaseMs = 60_000
/** Blocks that are over stay in the list so long. */
const endedBlockMs = 90 * dayMs
/** So long it can be seen who was invited, and whom rules in test would have invited. */
const invitationsKeptMs = 30 * 86_400_000
/** What an engine made of a text is not asked of it again so long. */
const translationsKeptMs = 30 * dayMs

export type Running = {
  app: App
  /** @throws StartError when the port cannot be had */
  listen(): Promise<void>
  /** Where it listens, once it does. */
  address(): { host: string; port: number }
  /** Sends clients away to come back, finishes what is under way, closes the store. Idempotent. */
  close(): Promise<void>
}

const systemClock: Clock = { now: () => Date.now() }

const schedule: Schedule = (afterMs, run) => {
  const timer = setTimeout(run, afterMs)
  return () => clearTimeout(timer)
}

/** Puts the product together: the only place that knows every adapter. */
export const compose = async (parts: {
  config: Config
  databaseUrl: string
  log: Log
  clock?: Clock
  /** Where the installation is, for tests; as a rule it is found out. */
  ownAddresses?: OwnAddresses
}): Promise<Running> => {
  const { config, log } = parts
  const clock = parts.clock ?? systemClock
  const ids = createIds(clock)
  const metrics = createPromMetrics()
  const onFault = (err: unknown): void => log.error({ err }, 'A request failed by a fault of ours.')

  const secretKey = await loadSecretKey(config.dataDir, config.secretKey)
  const store = await createStore({
    url: parts.databaseUrl,
    clock,
    log,
    metrics,
    onCommitted: (changes) => committed(changes),
  })
  const openings = createOpenings({
    now: clock.now,
    schedule,
    changed: (accountId) => fanOut.availabilityChanged(accountId),
  })
  const directory = createDirectory(store, clock.now, ({ account, hours }) =>
    openings.follow(account.id, hours.values()),
  )
  const presence = createPresence()
  const picks = createPicks((accountId) => availableAgents(directory.latest(accountId)))
  // When a network fails, all who are on a site go in one moment; the messages of others pass between.
  const goodbyes = createQueue({ atOnce: 4, waiting: Number.POSITIVE_INFINITY })
  const fanOut = createFanOut({
    store,
    directory,
    presence,
    picks,
    metrics,
    onAgentCame: ({ accountId, agentId }) => agentCame(app, accountId, agentId),
    onAgentGone: ({ accountId, agentId }) => void agentLost(app, accountId, agentId).catch(onFault),
    onVisitorGone: (visitor, visit) => {
      revisits.visitorWent(visitor.accountId, visitor.contactId)
      for (const part of [() => endVisit(app, visitor, visit), () => visitorGone(app, visitor)])
        goodbyes.run(part)?.catch(onFault)
    },
    onVisitorCame: ({ accountId, contactId }) => revisits.visitorCame(accountId, contactId),
    now: clock.now,
    schedule,
    onFault,
  })
  const committed = (changes: CommittedChanges): void => {
    fanOut.publish(changes)
    if (changes.entries.length + changes.amended.length > 0 || !isSeenAlike(changes.before, changes.conversation))
      searchIndexer.wrote(changes.conversation.accountId)
    interpreter.committed(changes)
    stenographer.committed(changes)
    carder.committed(changes)
    if (isOfService(changes)) {
      const { accountId, contactId } = changes.conversation
      if (changes.entries.some(({ content }) => content.kind !== 'message'))
        revisits.serviceChanged(accountId, contactId)
      assignment.committed(changes)
    }
    if (isShared(changes)) reactToSession(app, changes).catch(onFault)
    for (const entry of changes.entries) if (entry.content.kind === 'message') metrics.messageStored(entry.author.kind)
  }
  const sightings = createSightings({
    openSites: store.accounts.openSites,
    keep: ({ accountId, id }, sighting) => store.account(accountId).sites.see(id, sighting),
    clock,
    publicUrl: config.publicUrl,
    onFault,
  })
  const trusted = addressSet(config.trustedProxies)
  const proxies = createProxyWatch({ trusted, clock, log })
  // Only where something can be sent: the queue asks the database once a second.
  const jobs =
    config.mail === null && config.sms === null ? null : await createPgBossJobs({ url: parts.databaseUrl, onFault })
  const mail: Mail | null =
    config.mail === null || jobs === null
      ? null
      : { mailer: createSmtpMailer(config.mail), jobs, from: config.mail.from.address }
  const texts: Texts | null =
    config.sms === null || jobs === null ? null : { texter: createSmsGateway(config.sms), jobs }
  const polls = createPolls({ pollsPerIp: config.limits.socketsPerIp, schedule })
  const node = ids.next()
  const revisits = createRevisits({
    node,
    store,
    presence,
    live: fanOut,
    tellsAll: async (accountId) => (await directory.of(accountId)).account.service.toOffline !== 'keep',
    now: clock.now,
    onFault,
  })
  const standIns = createStandIns({
    node,
    store,
    presence,
    directory,
    live: fanOut,
    now: clock.now,
    lifeMs: limits.leaseLifeMs,
    changed: (accountId) => enforceBlocks(app, accountId),
    onFault,
  })
  const timers = createTimers({ store, clock, schedule, onFault })
  const assignment = createAssignment({ app: () => app, store, live: fanOut, clock, schedule, onFault })
  const rules = createRules({
    directory,
    presence,
    live: fanOut,
    clock,
    fire: (...asked) => fire(app, ...asked),
    onFault,
  })
  const searchIndexer = createSearchIndexer({ store, schedule, onFault })
  const currentWhere =
    (isOn: (settings: InterpretationSettings) => boolean) =>
    async (accountId: string, sinceMs: number, limit: number): Promise<string[]> =>
      isOn((await directory.of(accountId)).interpretation)
        ? store.account(accountId).interpretations.current(sinceMs, limit)
        : []
  const interpreter = createInterpreter({
    carryOut: (job, health) => interpret(app, job, health),
    isOn: (accountId) => isInterpreting(directory.latest(accountId)?.interpretation ?? defaultInterpretation),
    currentOf: currentWhere(isInterpreting),
    now: clock.now,
    onFault,
  })
  const stenographer = createStenographer({
    carryOut: (job, health) => transcribe(app, job, health),
    currentOf: currentWhere(({ speech }) => isWritingDown(speech)),
    now: clock.now,
    onFault,
  })
  const carder = createCarder({
    isOn: (accountId) => directory.latest(accountId)?.account.service.linkCards === true,
    make: (job) => makeCard(app, job),
    onFault,
  })
  const trails = createTrails({ store, live: fanOut, onFault })
  const files =
    config.s3 === null
      ? createLocalFiles(join(config.dataDir, 'files'))
      : createS3Files(createEgressClient({ allowed: [placeOf(new URL(config.s3.url))] }), config.s3, clock)
  const staging = createLocalStaging(join(config.dataDir, 'uploads'))
  const media = createMediaProcess()
  const scanning =
    config.scanner === null
      ? null
      : {
          away: config.scanner.away,
          scanner: createClamdScanner({
            at: config.scanner.at,
            onChange: (isThere) =>
              isThere
                ? log.info({}, 'The virus scanner answers again.')
                : log.warn({}, 'The virus scanner does not answer.'),
          }),
        }
  const processing = createProcessing({
    store,
    files,
    staging,
    media,
    scanning,
    tellUnsafe: (file, signature) => {
      log.warn({ accountId: file.accountId, fileId: file.id, signature }, 'The virus scanner refused a file.')
      return tellUnsafe(app, file)
    },
    takes: async (accountId, kind) => (await directory.of(accountId)).account.service.fileKinds.includes(kind),
    schedule,
    onFault,
  })
  const app: App = {
    store,
    clock,
    ids,
    hasher: createArgon2Hasher(),
    hashSecret: secretHash,
    secretBox: createSecretBox(secretKey),
    signatures: createJoseSignatures(),
    limiter: createMemoryLimiter(config.limits, clock),
    files,
    staging,
    media,
    processing,
    passes: createPassSigner(secretKey),
    pictures: media,
    places: createMmdbPlaces(),
    devices: createBowserDevices(),
    directory,
    presence,
    picks,
    trails,
    searchIndexer,
    interpreter,
    openTranslator: createTranslators(createEgressClient({ allowed: config.allowedPlaces })),
    stenographer,
    openTranscriber: createTranscribers(createEgressClient({ allowed: config.allowedPlaces })),
    // Strangers name these addresses: what companies may ask is none of theirs.
    pages: createLinkReader({
      egress: createEgressClient({ allowed: config.cardPlaces }),
      pictures: media,
      now: clock.now,
    }),
    live: fanOut,
    sightings,
    polls,
    standIns,
    timers,
    revisits,
    rules,
    engine: assignment.engine,
    waits: assignment.waits,
    proxies,
    ownAddresses: parts.ownAddresses ?? createOwnAddresses(config.publicUrl),
    mail,
    texts,
    settings: {
      publicUrl: config.publicUrl,
      contentUrl: config.content.url,
      trustedProxies: config.trustedProxies,
      registration: config.registration,
      version: server.version,
      node,
      sessionLifeMs: config.sessionDays * dayMs,
      visitorLifeMs,
      verifiedLifeMs,
    },
  }

  assignment.handleTimers(timers)

  timers.handle(callbackTimer, remindOfCallback(app))
  timers.handle(letterTimer, sendLetter(app))
  timers.handle(invitationTimer, (accountId, invitationId) => invitationDue(app, accountId, invitationId))
  const execute = createExecute(app)
  const authenticate = createAuthenticate(app)
  const http = createHttpServer({
    config,
    execute: measured(execute, metrics, 'http'),
    authenticate,
    setPicture: (principal, bytes) => setOwnPicture(app, principal, bytes),
    findPicture: (key) => app.files.get(key),
    receivePart: (principal, part) => receivePart(app, principal, part),
    findSite: (key) => store.credentials.siteByKey(key),
    sightings,
    checkReady: () => store.ping(),
    metrics,
    log,
    assets: {
      console: join(config.checkout, 'packages/console/dist'),
      widget: join(config.checkout, 'packages/widget/dist'),
    },
  })
  const content = createContentServer({ config, openFile: (asked) => openFile(app, asked), metrics, log })
  const noticeProxy = ({ socket, headers }: IncomingMessage): void => proxies.look(socket.remoteAddress, headers)
  http.server.on('request', noticeProxy).on('upgrade', noticeProxy)
  const isPlain = config.publicUrl.startsWith('http:')
  const sockets = createSocketServer({
    server: http.server,
    execute: measured(execute, metrics, 'socket'),
    authenticate,
    welcome: (principal) => welcome(app, principal),
    fanOut,
    metrics,
    nextId: ids.next,
    now: clock.now,
    addressOf: addressReader(trusted),
    isOwnOrigin: (origin, request) =>
      origin === config.publicUrl ||
      (hostOf(origin) === hostHeader(request) && (isPlain || origin.startsWith('https:'))),
    limits: config.limits,
    onFault,
  })
  const retention = createRetentionJob(app, { everyMs: sweepEveryMs, onFault })
  const sweeping = setInterval(() => {
    store.credentials.sweep(clock.now()).catch(onFault)
    store.leases.sweep(clock.now() - endedLeaseMs).catch(onFault)
    store.endedBlocks.sweep(clock.now() - endedBlockMs).catch(onFault)
    store.callbackFeeds.sweep(clock.now() - removedKeptMs).catch(onFault)
    keepUpAuditLog(app).catch(onFault)
    sweepFiles(app).catch(onFault)
    store.translationSweep.sweep(clock.now() - translationsKeptMs).catch(onFault)
    store.invitationSweep.sweep(clock.now() - invitationsKeptMs).catch(onFault)
  }, sweepEveryMs)
  const standing = setInterval(
    () =>
      void standIns
        .tick()
        .then(() => {
          rules.tick()
          return Promise.all([noticeHere(app), revisits.tick()])
        })
        .catch(onFault),
    lookEveryMs,
  )

  const indexing = setInterval(() => void searchIndexer.lookAll().catch(onFault), searchEveryMs)
  const keepingTrails = setInterval(() => void trails.keep(), keepTrailsEveryMs)

  let startedAtMs = 0
  let callOffNotice = (): void => undefined
  /** Who was here when the last server ended, and has not come back. */
  const noticeAll = async (): Promise<void> => {
    await noticeLost(app)
    for (const { id } of await store.accounts.list()) await noticeGone(app, id, startedAtMs)
  }
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    clearInterval(sweeping)
    clearInterval(standing)
    clearInterval(keepingTrails)
    clearInterval(indexing)
    callOffNotice()
    await retention.close()
    await timers.close()
    await rules.close()
    await assignment.close()
    http.drain()
    content.drain()
    polls.close()
    await sockets.close()
    await http.close()
    await content.close()
    await carder.close()
    await processing.close()
    await media.close()
    await standIns.close()
    await revisits.close()
    fanOut.close()
    openings.close()
    await jobs?.close()
    mail?.mailer.close()
    await trails.close()
    await searchIndexer.close()
    await interpreter.close()
    await stenographer.close()
    await sightings.close()
    await store.close()
    metrics.close()
  }
  return {
    app,
    listen: async () => {
      startedAtMs = clock.now()
      void media.missing().then((missing) => {
        if (missing.length > 0)
          log.warn({ missing }, 'Films and voice messages stay downloads: a program is not installed.')
      }, onFault)
      await http.listen()
      await content.listen()
      timers.start()
      void processing.takeUp().catch(onFault)
      await assignment.start()
      void searchIndexer.lookAll().catch(onFault)
      void store.accounts
        .list()
        .then(async (accounts) => {
          const ids = accounts.map(({ id }) => id)
          await Promise.all([interpreter.takeUp(ids), stenographer.takeUp(ids)])
        })
        .catch(onFault)
      callOffNotice = schedule(comeBackWithinMs, () => void noticeAll().catch(onFault))
      await jobs?.start((job) => deliverMail(app, log, job))
    },
    address: http.address,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

const hostHeader = (request: IncomingMessage): string => request.headers.host ?? ''
/** Null for what is no address of a web page. */
const hostOf = (origin: string): string | null =>
  /^https?:\/\/[^/]/.test(origin) && URL.canParse(origin) ? new URL(origin).host : null
