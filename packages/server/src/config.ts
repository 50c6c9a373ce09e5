import { resolve } from 'node:path'
import { type ScannerAway, scannerAwayPolicies } from '@frontdesk/domain'
import { type ContentConfig, contentOf } from './config-content.ts'
import { type MailConfig, type MailSender, mailOf, mailSender, type SmtpServer, smtpServer } from './config-mail.ts'
import { bucketUrl, type S3Config, s3Of, s3Word } from './config-s3.ts'
import { type ScannerAddress, type ScannerConfig, scannerAddress } from './config-scanner.ts'
import { type SmsConfig, smsGateway, smsOf, smsToken } from './config-sms.ts'
import {
  addressRanges,
  databaseUrl,
  folder,
  hostName,
  nearest,
  oneOf,
  onOff,
  places,
  type Reader,
  secretKey,
  webOrigin,
  wholeNumber,
} from './config-values.ts'

/** Levels of the structured log, from the rarest to the most talkative. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

/** What one sender, address or socket may use up; each refusal carries a code and `retryAfterMs`. */
export type Limits = Readonly<{
  /** Messages of one visitor in 10 s. Default 20. */
  visitorMessagesPer10s: number
  /** Messages of one agent in 10 s, over all its conversations. Default 60. */
  agentMessagesPer10s: number
  /** Widget starts (boot tickets) of one IP address in a minute. Default 120. */
  visitorBootsPerIpPerMinute: number
  /** Failed sign-ins of one login in 15 minutes. Default 10. */
  signInsPerLoginPer15m: number
  /** Failed sign-ins of one IP address in 15 minutes. Default 50. */
  signInsPerIpPer15m: number
  /** Open sockets of one IP address (an office behind one address shares them). Default 500. */
  socketsPerIp: number
  /** Bytes that may wait unsent on one socket before it is cut with a resync code. Default 1,048,576. */
  socketBufferBytes: number
}>

/** The whole configuration of one server process. Frozen; read once, in `main.ts`. */
export type Config = Readonly<{
  /** Absolute path of the checkout the server runs from. */
  checkout: string
  /** True when `NODE_ENV` is `production`. */
  production: boolean
  /** Address to listen on. Default 127.0.0.1. */
  host: string
  /** TCP port to listen on. Default 8460. */
  port: number
  /** Origin at which people reach the server, without a closing slash. Default http://localhost:PORT. */
  publicUrl: string
  /** Where files of people are read: an origin of their own, so that none of them is ever a page of the product. */
  content: ContentConfig
  /** Address of an external PostgreSQL; undefined means the embedded server. */
  databaseUrl: string | undefined
  /** Absolute path of the folder with the embedded database, secrets and files. Default ./data in the checkout. */
  dataDir: string
  /** Key that seals secrets in the database (base64url, 32 bytes); undefined means the one in the data folder. */
  secretKey: string | undefined
  /** Proxies (addresses, CIDR ranges) whose forwarded headers count. Default none. */
  trustedProxies: readonly string[]
  demo: Readonly<{
    /** Serve the demo shop. Default on, off in production. */
    enabled: boolean
    /** Address of the demo shop; another host name than `publicUrl`, so that it is cross-site. Default 127.0.0.1. */
    host: string
    /** TCP port of the demo shop. Default 8461. */
    port: number
  }>
  /** How mail goes out; null where no mail server is set. */
  mail: MailConfig | null
  /** The gateway for text messages; null where none is set. */
  sms: SmsConfig | null
  /** The bucket that keeps files; null where they are kept in the data folder. */
  s3: S3Config | null
  /** What looks at uploads for viruses; null where nothing does. */
  scanner: ScannerConfig | null
  /** `host:port` of own services that companies may name, though they are on a private address or without TLS. Default none. */
  allowedPlaces: readonly string[]
  /** The same for pages whose cards messages show: whoever writes makes the server ask them. Default none. */
  cardPlaces: readonly string[]
  /** Companies may register themselves. Default off. */
  registration: boolean
  /** Least level that is logged. Default info; in a terminal warn. */
  logLevel: LogLevel
  /** Days after which an agent's session ends. Default 30. */
  sessionDays: number
  limits: Limits
}>

/** One setting as an operator meets it; `docs/running.md` carries this table and a test compares the two. */
export type Setting<T> = Readonly<{
  variable: `FRONTDESK_${string}`
  /** Unit or kind of the value. */
  unit: string
  /** The default as text, or a sentence where it depends on something else. */
  default: string
  meaning: string
  read: Reader<T>
}>

const setting = <T>(
  variable: Setting<T>['variable'],
  unit: string,
  byDefault: string,
  meaning: string,
  read: Reader<T>,
): Setting<T> => ({ variable, unit, default: byDefault, meaning, read })

const port = wholeNumber(1, 65_535)
const rate = wholeNumber(1, 1_000_000)

/** Every setting there is; an unknown `FRONTDESK_…` variable is an error. */
export const settings = {
  host: setting('FRONTDESK_HOST', 'address', '127.0.0.1', 'Address to listen on; `0.0.0.0` for all.', hostName),
  port: setting('FRONTDESK_PORT', 'TCP port', '8460', 'Port to listen on.', port),
  publicUrl: setting(
    'FRONTDESK_PUBLIC_URL',
    'origin',
    'http://localhost:PORT',
    'Address at which people reach the server, without a path.',
    webOrigin,
  ),
  contentPort: setting(
    'FRONTDESK_CONTENT_PORT',
    'TCP port',
    'PORT + 2',
    'Port at which files are read, and nothing else.',
    port,
  ),
  contentUrl: setting(
    'FRONTDESK_CONTENT_URL',
    'origin',
    'FRONTDESK_PUBLIC_URL with the port above',
    'Address at which people reach that port, without a path. Set it where a reverse proxy stands before it; `https` wants it.',
    webOrigin,
  ),
  databaseUrl: setting(
    'FRONTDESK_DATABASE_URL',
    'PostgreSQL address',
    'none: the embedded server',
    'An external PostgreSQL, 15 or newer.',
    databaseUrl,
  ),
  dataDir: setting('FRONTDESK_DATA_DIR', 'folder', './data', 'Embedded database, secrets and files.', folder),
  secretKey: setting(
    'FRONTDESK_SECRET_KEY',
    '32 bytes, base64url',
    'none: made in the data folder (secret.key)',
    'Seals the sites’ signing keys in the database. Whoever loses it has to make new signing keys.',
    secretKey,
  ),
  trustedProxies: setting(
    'FRONTDESK_TRUSTED_PROXIES',
    'addresses, CIDR ranges',
    'none',
    'Your own reverse proxies; only their forwarded headers are believed.',
    addressRanges,
  ),
  demo: setting('FRONTDESK_DEMO', 'on, off', 'on; off when NODE_ENV is production', 'Serve the demo shop.', onOff),
  demoHost: setting('FRONTDESK_DEMO_HOST', 'address', '127.0.0.1', 'Address of the demo shop.', hostName),
  demoPort: setting('FRONTDESK_DEMO_PORT', 'TCP port', '8461', 'Port of the demo shop.', port),
  smtpServer: setting(
    'FRONTDESK_SMTP_URL',
    'SMTP address',
    'none: no mail',
    'The mail server for what goes out, with login and password where it wants them. Wants FRONTDESK_MAIL_FROM and FRONTDESK_PUBLIC_URL too.',
    smtpServer,
  ),
  smtpTls: setting(
    'FRONTDESK_SMTP_TLS',
    'on, off',
    'on; off for a mail server on this machine',
    'Send only over TLS, to a mail server whose certificate is valid.',
    onOff,
  ),
  mailFrom: setting(
    'FRONTDESK_MAIL_FROM',
    'mail address',
    'none',
    'The sender of mails, such as `Acme support <support@acme.example>`.',
    mailSender,
  ),
  smsUrl: setting(
    'FRONTDESK_SMS_URL',
    'https address',
    'none: no text messages',
    'The gateway that takes text messages to colleagues; see operating.md. Wants FRONTDESK_SMS_TOKEN and FRONTDESK_PUBLIC_URL too.',
    smsGateway,
  ),
  smsToken: setting('FRONTDESK_SMS_TOKEN', 'token', 'none', 'What the gateway knows us by.', smsToken),
  s3Url: setting(
    'FRONTDESK_S3_URL',
    'http or https address',
    'none: files are kept in the data folder',
    'The bucket that keeps files, by the S3 protocol, such as `https://s3.example.com/bucket`. Wants FRONTDESK_S3_KEY_ID and FRONTDESK_S3_SECRET too.',
    bucketUrl,
  ),
  s3Region: setting('FRONTDESK_S3_REGION', 'name', 'us-east-1', 'Region of the bucket.', s3Word),
  s3KeyId: setting('FRONTDESK_S3_KEY_ID', 'name', 'none', 'What the bucket knows us by.', s3Word),
  s3Secret: setting('FRONTDESK_S3_SECRET', 'secret', 'none', 'What requests to the bucket are signed with.', s3Word),
  scanner: setting(
    'FRONTDESK_SCANNER',
    'socket, host:port',
    'none: files are not scanned',
    'The virus scanner (clamd) that looks at each upload: its socket, such as `/run/clamav/clamd.ctl`, or where it listens.',
    scannerAddress,
  ),
  scannerAway: setting(
    'FRONTDESK_SCANNER_AWAY',
    scannerAwayPolicies.join(', '),
    'hold',
    'What happens to files while the scanner is away: they wait for it, pass without it, or are refused.',
    oneOf(scannerAwayPolicies),
  ),
  allowedPlaces: setting(
    'FRONTDESK_ALLOWED_PLACES',
    'host:port',
    'none',
    'Services of your own that companies may let the server ask, such as a translation engine or one for speech, though they are on a private address, on another port than 80 and 443, or without TLS.',
    places,
  ),
  cardPlaces: setting(
    'FRONTDESK_CARD_PLACES',
    'host:port',
    'none',
    'Pages of your own, on a private address or another port than 80 and 443, that may be asked for the card of a link. Whoever writes, visitors too, makes the server ask them.',
    places,
  ),
  registration: setting('FRONTDESK_REGISTRATION', 'on, off', 'off', 'Companies may register themselves.', onOff),
  logLevel: setting(
    'FRONTDESK_LOG_LEVEL',
    logLevels.join(', '),
    'info; warn in a terminal',
    'Least level that is logged.',
    oneOf(logLevels),
  ),
  sessionDays: setting('FRONTDESK_SESSION_DAYS', 'days', '30', 'Life of an agent’s session.', wholeNumber(1, 400)),
  visitorMessagesPer10s: setting(
    'FRONTDESK_LIMIT_VISITOR_MESSAGES_PER_10S',
    'messages in 10 s',
    '20',
    'Messages of one visitor.',
    rate,
  ),
  agentMessagesPer10s: setting(
    'FRONTDESK_LIMIT_AGENT_MESSAGES_PER_10S',
    'messages in 10 s',
    '60',
    'Messages of one agent, over all its conversations.',
    rate,
  ),
  visitorBootsPerIpPerMinute: setting(
    'FRONTDESK_LIMIT_VISITOR_BOOTS_PER_IP_PER_MINUTE',
    'starts in 60 s',
    '120',
    'Widget starts (page views) of one IP address.',
    rate,
  ),
  signInsPerLoginPer15m: setting(
    'FRONTDESK_LIMIT_SIGN_INS_PER_LOGIN_PER_15M',
    'failures in 15 min',
    '10',
    'Failed sign-ins of one login.',
    rate,
  ),
  signInsPerIpPer15m: setting(
    'FRONTDESK_LIMIT_SIGN_INS_PER_IP_PER_15M',
    'failures in 15 min',
    '50',
    'Failed sign-ins of one IP address.',
    rate,
  ),
  socketsPerIp: setting(
    'FRONTDESK_LIMIT_SOCKETS_PER_IP',
    'sockets',
    '500',
    'Open sockets of one IP address; an office behind one address shares them.',
    rate,
  ),
  socketBufferBytes: setting(
    'FRONTDESK_LIMIT_SOCKET_BUFFER_BYTES',
    'bytes',
    '1048576',
    'Bytes that may wait unsent on one socket before it is cut and told to resync.',
    wholeNumber(65_536, 268_435_456),
  ),
} as const

/** All problems of a configuration at once: one line each, naming the variable, what is wrong and what to set. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const variables: readonly string[] = Object.values(settings).map((one) => one.variable)

const unknownVariables = (env: Environment): string[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('FRONTDESK_') && !variables.includes(name))
    .map((name) => {
      const meant = nearest(name, variables)
      const advice = meant === undefined ? 'unset it; docs/running.md lists the settings' : `did you mean ${meant}?`
      return `${name} is not a setting; ${advice}`
    })

/**
 * Reads the configuration from the environment. An empty variable counts as absent.
 * @param options.checkout absolute path of the checkout; relative folders start there.
 * @param options.isTerminal a person watches: by default the log then tells only what needs attention.
 * @throws ConfigError with every problem found.
 */
export const readConfig = (
  env: Environment,
  options: { readonly checkout: string; readonly isTerminal?: boolean },
): Config => {
  const problems = unknownVariables(env)
  const take = <T>(from: Setting<T>, byDefault: T): T => {
    const text = env[from.variable]?.trim() ?? ''
    if (text === '') return byDefault
    const read = from.read(text)
    if ('value' in read) return read.value
    problems.push(`${from.variable} ${read.problem}`)
    return byDefault
  }

  const production = env['NODE_ENV'] === 'production'
  const listenPort = take(settings.port, 8460)
  const demo = {
    enabled: take(settings.demo, !production),
    host: take(settings.demoHost, '127.0.0.1'),
    port: take(settings.demoPort, 8461),
  }
  if (demo.enabled && demo.port === listenPort) {
    problems.push(
      `FRONTDESK_DEMO_PORT is ${demo.port}, the port of the server itself; set another port, or FRONTDESK_DEMO=off`,
    )
  }
  const hasPublicUrl = (env[settings.publicUrl.variable]?.trim() ?? '') !== ''
  const publicUrl = take(settings.publicUrl, `http://localhost:${listenPort}`)
  const content = contentOf({
    listenPort,
    publicUrl,
    port: take<number | null>(settings.contentPort, null),
    url: take<string | null>(settings.contentUrl, null),
    demoPort: demo.enabled ? demo.port : null,
  })
  const mail = mailOf({
    server: take<SmtpServer | null>(settings.smtpServer, null),
    tls: take<boolean | null>(settings.smtpTls, null),
    sender: take<MailSender | null>(settings.mailFrom, null),
    hasPublicUrl,
  })
  const sms = smsOf({
    url: take<string | null>(settings.smsUrl, null),
    token: take<string | null>(settings.smsToken, null),
    hasPublicUrl,
  })
  const s3 = s3Of({
    url: take<string | null>(settings.s3Url, null),
    region: take(settings.s3Region, 'us-east-1'),
    keyId: take<string | null>(settings.s3KeyId, null),
    secret: take<string | null>(settings.s3Secret, null),
  })
  problems.push(...content.problems, ...mail.problems, ...sms.problems, ...s3.problems)
  const scannerAt = take<ScannerAddress | null>(settings.scanner, null)
  const away = take<ScannerAway>(settings.scannerAway, 'hold')
  const config: Config = {
    checkout: options.checkout,
    production,
    host: take(settings.host, '127.0.0.1'),
    port: listenPort,
    publicUrl,
    content: content.config,
    databaseUrl: take<string | undefined>(settings.databaseUrl, undefined),
    dataDir: resolve(options.checkout, take(settings.dataDir, 'data')),
    secretKey: take<string | undefined>(settings.secretKey, undefined),
    trustedProxies: take(settings.trustedProxies, Object.freeze([])),
    demo: Object.freeze(demo),
    mail: mail.config,
    sms: sms.config,
    s3: s3.config,
    scanner: scannerAt === null ? null : Object.freeze({ at: scannerAt, away }),
    allowedPlaces: take(settings.allowedPlaces, Object.freeze([])),
    cardPlaces: take(settings.cardPlaces, Object.freeze([])),
    registration: take(settings.registration, false),
    logLevel: take<LogLevel>(settings.logLevel, options.isTerminal === true ? 'warn' : 'info'),
    sessionDays: take(settings.sessionDays, 30),
    limits: Object.freeze({
      visitorMessagesPer10s: take(settings.visitorMessagesPer10s, 20),
      agentMessagesPer10s: take(settings.agentMessagesPer10s, 60),
      visitorBootsPerIpPerMinute: take(settings.visitorBootsPerIpPerMinute, 120),
      signInsPerLoginPer15m: take(settings.signInsPerLoginPer15m, 10),
      signInsPerIpPer15m: take(settings.signInsPerIpPer15m, 50),
      socketsPerIp: take(settings.socketsPerIp, 500),
      socketBufferBytes: take(settings.socketBufferBytes, 1_048_576),
    }),
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}
