import type { RequestError } from '@frontdesk/client/request-error'
import type { Params } from '@frontdesk/protocol'
import type { Call } from '../shared/page-messages.ts'
import type { VisitorApi } from './api.ts'
import type { Kept } from './kept.ts'
import type { ParentPage } from './parent-page.ts'
import type { Session } from './session.ts'

/** Words of the page that few pages use: who the visitor is, that it has signed out, what is known of it. */
type Context = {
  api: VisitorApi
  kept: Kept
  page: ParentPage
  /** Null before it has begun. */
  session(): Session | null
}

type Identity = NonNullable<Params<'visitor.enter'>['identity']>

const pausesMs = [2_000, 10_000]
/** The other tab, which changed who the visitor is, has stored it by then. */
const followWithinMs = 3_000
const followEveryMs = 300

/** What belongs to the browser rather than to the person. */
const stays = ['open', 'sound', 'language', 'begun']

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Removes what is kept of one person. @param also further keys, which else stay with the browser */
const forget = async ({ clientStorage }: Kept, also: readonly string[] = []): Promise<void> => {
  try {
    for (const key of await clientStorage.keys(''))
      if (!stays.includes(key) || also.includes(key)) await clientStorage.remove(key)
  } catch {
    // Nothing can be stored here, so nothing is.
  }
}

/**
 * Whether what is kept belongs to somebody else. A visitor who was never more than anonymous and comes in as another
 * contact is the same human all the same: its token was no longer known.
 */
export const isStranger = (kept: string, now: string): boolean =>
  kept.replace('!', '') !== now.replace('!', '') && (kept + now).includes('!')

/** Removes what belongs to somebody else. @returns whether it does */
export const clearFor = async (now: string, had: string, kept: Kept): Promise<boolean> => {
  const isAnother = isStranger(had, now)
  if (isAnother) await forget(kept)
  return isAnother
}

/** The frame begins anew. Where nothing can be stored, and only there, its own name brings the token over. */
const beginAnew = ({ api, kept }: Pick<Context, 'api' | 'kept'>, token = api.token): void => {
  window.name = kept.read('token') === token ? '' : (token ?? '')
  location.reload()
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The identity as a page may write it, a token or an object; null when it is neither. */
export const readIdentity = (given: unknown): Identity | null => {
  if (isText(given)) return { token: given }
  if (typeof given !== 'object' || given === null || !('token' in given) || !isText(given.token)) return null
  const { userId, email } = given as { userId?: unknown; email?: unknown }
  return { token: given.token, ...(isText(userId) && { userId }), ...(isText(email) && { email }) }
}

/** By its shape: naming the class would make a file of its own of it. */
const isRefusal = (fault: unknown): fault is RequestError => fault instanceof Error && 'retryable' in fault
const isWorthAnotherTry = (fault: unknown) => !isRefusal(fault) || fault.retryable

/** Trouble on the way is no refusal: it is tried again for a while. */
const enterPatiently = async (api: VisitorApi, identity: Identity) => {
  for (const pauseMs of pausesMs) {
    try {
      return await api.enter({ identity })
    } catch (fault) {
      if (!isWorthAnotherTry(fault)) throw fault
      await wait(pauseMs)
    }
  }
  return api.enter({ identity })
}

const identify = async (given: unknown, context: Context) => {
  const { api, page, session } = context
  const tell = (value: object) => page.tell({ type: 'event', event: 'identity', value })
  const identity = readIdentity(given)
  if (identity === null) return tell({ state: 'refused', code: 'identity.invalid' })
  const had = api.token
  try {
    await enterPatiently(api, identity)
  } catch (fault) {
    return tell({ state: 'refused', code: isRefusal(fault) ? fault.code : 'server.error' })
  }
  tell({ state: 'verified' })
  // The connection stands on the token that has just ended.
  if (session() && api.token !== had) beginAnew(context)
}

const signOut = async (context: Context) => {
  const { api, kept, page, session } = context
  page.tell({ type: 'event', event: 'identity', value: { state: 'anonymous' } })
  // Pages say it on every view without a signed-in customer; an anonymous conversation stays.
  if (!(session()?.desk.visitor.get()?.verified ?? kept.read('person')?.endsWith('!'))) return
  session()?.desk.client.close()
  await forget(kept, stays)
  page.tell({ type: 'handle', handle: '' })
  await api.leave().catch(() => {})
  beginAnew(context)
}

/** Tells what the page knows of a visitor whom no signed identity has shown. */
const update = async (given: unknown, session: Session) => {
  if (typeof given !== 'object' || given === null) return
  const { client, visitor } = session.desk
  if (client.state.kind !== 'online')
    await new Promise<void>((done) => {
      const stop = client.on('welcome', () => {
        stop()
        done()
      })
    })
  const known = Object.entries(given).filter(([key]) => ['name', 'email', 'phone', 'attributes'].includes(key))
  visitor.set(await client.request('contact.update', Object.fromEntries(known)))
}

/** The token has ended: another tab may have signed out, or in. Else it is over for good, and the server says who it is now. */
const follow = async (context: Context) => {
  const { api, kept } = context
  for (let waitedMs = 0; waitedMs < followWithinMs; waitedMs += followEveryMs) {
    const token = kept.read('token')
    if (token !== api.token) return beginAnew(context, token)
    await wait(followEveryMs)
  }
  // A site that is switched off has no frame to begin anew.
  if ((await fetch(location.href, { cache: 'no-store' })).ok) beginAnew(context)
}

/** Calls are carried out one after another: each may change who the next one is about. */
let queue: Promise<unknown> = Promise.resolve()

export const carryOut = ([word, given]: Call, context: Context): Promise<void> => {
  const act = async () => {
    const session = context.session()
    switch (word) {
      case 'identify':
        return identify(given, context)
      case 'signOut':
        return signOut(context)
      case 'update':
        if (session) await update(given, session)
        break
      case 'ended':
        return follow(context)
      case 'anew':
        return beginAnew(context)
    }
  }
  const done = queue.then(act)
  queue = done.catch(() => {})
  return done
}
