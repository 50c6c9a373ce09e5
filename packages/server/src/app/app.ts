import type { Engine } from './assignment/engine.ts'
import type { Waits } from './assignment/waits.ts'
import type { Revisits } from './callbacks/board.ts'
import type { Directory } from './directory.ts'
import type { Processing } from './files/processing.ts'
import type { Interpreter } from './interpretation/interpreter.ts'
import type { Rules } from './invitations/rules.ts'
import type { Polls } from './link/polls.ts'
import type { Mail } from './mail/mail.ts'
import type { DeviceReader } from './ports/device-reader.ts'
import type { FileStore } from './ports/file-store.ts'
import type { Limiter } from './ports/limiter.ts'
import type { LinkReader } from './ports/link-reader.ts'
import type { Live } from './ports/live.ts'
import type { MediaMaker } from './ports/media-maker.ts'
import type { OwnAddresses } from './ports/own-addresses.ts'
import type { PassSigner } from './ports/pass-signer.ts'
import type { PictureMaker } from './ports/picture-maker.ts'
import type { PlaceFinder } from './ports/place-finder.ts'
import type { Proxies } from './ports/proxies.ts'
import type { Clock, Hasher, Ids, SecretHash } from './ports/runtime.ts'
import type { SecretBox } from './ports/secret-box.ts'
import type { SignatureChecker } from './ports/signature-checker.ts'
import type { Staging } from './ports/staging.ts'
import type { Store } from './ports/store.ts'
import type { OpenTranscriber } from './ports/transcriber.ts'
import type { OpenTranslator } from './ports/translator.ts'
import type { Presence } from './presence/presence.ts'
import type { StandIns } from './presence/stand-ins.ts'
import type { Texts } from './rooms/texts.ts'
import type { SearchIndexer } from './search/indexer.ts'
import type { Sightings } from './sites/sightings.ts'
import type { Stenographer } from './speech/stenographer.ts'
import type { Timers } from './timers/timers.ts'
import type { Picks } from './visitors/picks.ts'
import type { Trails } from './visitors/trails.ts'

/** What the use cases work with. Composed once, in `compose.ts`. */
export type App = {
  store: Store
  clock: Clock
  ids: Ids
  hasher: Hasher
  hashSecret: SecretHash
  secretBox: SecretBox
  signatures: SignatureChecker
  limiter: Limiter
  files: FileStore
  staging: Staging
  media: MediaMaker
  processing: Processing
  passes: PassSigner
  pictures: PictureMaker
  places: PlaceFinder
  devices: DeviceReader
  directory: Directory
  presence: Presence
  picks: Picks
  trails: Trails
  searchIndexer: SearchIndexer
  interpreter: Interpreter
  openTranslator: OpenTranslator
  stenographer: Stenographer
  openTranscriber: OpenTranscriber
  pages: LinkReader
  live: Live
  sightings: Sightings
  polls: Polls
  standIns: StandIns
  timers: Timers
  revisits: Revisits
  rules: Rules
  engine: Engine
  waits: Waits
  /** Null where no mail server is set. */
  mail: Mail | null
  /** Null where no gateway for text messages is set. */
  texts: Texts | null
  proxies: Proxies
  ownAddresses: OwnAddresses
  settings: {
    /** Origin of the product, without a closing slash. */
    publicUrl: string
    /** Origin from which files of people are served. */
    contentUrl: string
    /** Proxies whose forwarded headers count: addresses and ranges. */
    trustedProxies: readonly string[]
    /** Companies may register themselves. */
    registration: boolean
    version: string
    /** This process, among those that work on the same database. */
    node: string
    sessionLifeMs: number
    visitorLifeMs: number
    /** The same for a visitor whom a signed identity has shown. */
    verifiedLifeMs: number
  }
}
