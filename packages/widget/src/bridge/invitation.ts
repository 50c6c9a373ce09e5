import type { ServerFrame, VisitorInvitation, WelcomeFrame } from '@frontdesk/protocol'
import type { Catalogue } from '../panel/texts.ts'
import type { InvitationBox, ToFrame } from '../shared/page-messages.ts'
import type { Desk } from './desk.ts'
import { createTurns } from './turns.ts'

type Answer = Extract<ToFrame, { type: 'answer' }>
type You = Extract<WelcomeFrame['you'], { kind: 'visitor' }>
type Asking = Extract<VisitorInvitation, { state: 'pending' }>
type Around = {
  page: { tell(message: { type: 'invitation'; src: string; box: InvitationBox | null }): void }
  siblings: Parameters<typeof createTurns>[0]['siblings']
}

/** Where the build has put the part that stands on the page. */
declare const invitationPart: string

/** The invitation that this visitor has, and how far its answer has come. */
let asking: Asking | null = null
let phase: 'asks' | 'sending' | 'failed' | 'over' = 'asks'
let picture: ImageBitmap | null = null
let lapse: ReturnType<typeof setTimeout> | undefined
let context: { around: Around; desk: Desk; hearPage(message: ToFrame): void } | null = null
let turns: ReturnType<typeof createTurns> | null = null

const pictureOf = async ({ agent }: Asking): Promise<ImageBitmap | null> => {
  if (agent.pictureUrl === null) return null
  try {
    return await createImageBitmap(await (await fetch(agent.pictureUrl)).blob())
  } catch {
    // Its letters stand in for it.
    return null
  }
}

const draw = async () => {
  if (context === null) return
  const { around, desk } = context
  const [shown, at] = [asking, phase]
  const tell = (box: InvitationBox | null) => {
    // Into a session one is asked inside of the chat, where that is open (mark B5).
    const isInside = box !== null && shown?.kind === 'session' && desk.open.get()
    around.page.tell({ type: 'invitation', src: invitationPart, box: isInside ? null : box })
    const said = (word: Answer['answer']) => answered({ type: 'answer', id: shown?.id ?? '', answer: word })
    desk.asked.set(isInside && box !== null ? { box, answer: said } : null)
  }
  if (shown === null || !turns?.isMine()) return tell(null)
  const language = desk.language.get()
  const { default: t } = await (language === 'zh-CN' ? import('../locales/zh-CN.json') : import('../locales/en.json'))
  if (asking !== shown || phase !== at || !turns.isMine()) return
  const { appearance } = desk
  // Who accepts writes without the form; what that asks is then agreed to here.
  const asks = appearance.consent === 'before-chat' && desk.conversationId.get() === null
  const isSession = shown.kind === 'session'
  const isOver = at === 'over'
  const statuses = {
    asks: '',
    sending: t['invitation.sending'],
    failed: t['invitation.failed'],
    over: t['invitation.over'].replace('{name}', () => shown.agent.label),
  }
  tell({
    id: shown.id,
    language,
    agent: { id: shown.agent.id, label: shown.agent.label },
    picture,
    pictureUrl: shown.agent.pictureUrl,
    text: isOver ? statuses.over : shown.text,
    note: isOver
      ? ''
      : [isSession && knownAs(t, desk), asks && (appearance.texts[language].consent || t['consent.text'])]
          .filter(Boolean)
          .join(' '),
    status: isOver ? '' : statuses[at],
    accept: isOver
      ? t['invitation.write']
      : isSession
        ? t['session.agree']
        : asks
          ? t['invitation.agree']
          : t['invitation.accept'],
    decline: isOver ? t['invitation.close'] : t['invitation.decline'],
    isBusy: at === 'sending',
  })
}

/** How the others of a session would know this visitor: what a signed identity says is not for them. */
const knownAs = (t: Catalogue, desk: Desk): string => {
  const visitor = desk.visitor.get()
  return visitor?.verified || !visitor?.name
    ? t['session.note']
    : t['session.note.named'].replace('{name}', () => visitor.name ?? '')
}

const become = (next: typeof phase) => {
  phase = next
  void draw()
}

const drop = () => {
  clearTimeout(lapse)
  asking = null
  become('asks')
}

const open = () => {
  context?.hearPage({ type: 'call', call: ['open'] })
}

const answer = async ({ answer: said }: Answer, { id, kind }: Asking) => {
  const { client, conversationId, appearance } = (context as NonNullable<typeof context>).desk
  if (phase === 'over') {
    drop()
    if (said === 'accept') open()
    return
  }
  become('sending')
  try {
    if (said === 'accept') {
      if (appearance.consent === 'before-chat' && conversationId.get() === null)
        await client.request('contact.update', { consent: true })
      const accepted = await client.request('invitation.accept', { invitationId: id })
      if (kind === 'session') inSession(accepted.conversationId)
      else conversationId.set(accepted.conversationId)
    } else await client.request('invitation.decline', { invitationId: id })
    drop()
    if (said === 'accept') open()
  } catch (fault) {
    // By its shape: a class that the bridge has too would become a file of its own.
    const { code } = fault as { code?: string }
    const isOver = code === 'invitation.over' || code === 'not_found'
    if (isOver && said === 'decline') drop()
    else become(isOver ? 'over' : 'failed')
  }
}

/** The session that the visitor is in, or none. What is before its eyes stays there when it is over. */
const inSession = (id: string | null) => {
  if (context === null) return
  const { client, session } = context.desk
  const now = session.get()
  if (id !== null) {
    client.watch(id)
    if (now?.id !== id || now.state === 'over') session.set({ id, state: 'on' })
  } else if (now !== null) session.set(now.state === 'aside' ? null : { ...now, state: 'over' })
}

const invited = async (told: VisitorInvitation) => {
  if (told.kind !== 'chat' && told.kind !== 'session') return
  if (told.state !== 'pending') {
    // One that ends while 'yes' is under way is told of in the box; else it goes quietly, in every tab.
    if (asking?.id === told.id && phase !== 'sending' && phase !== 'over') drop()
    return
  }
  if (asking?.id === told.id || context === null) return
  picture = await pictureOf(told)
  asking = told
  clearTimeout(lapse)
  const leftMs = told.expiresAtMs - context.desk.client.serverNowMs()
  lapse = setTimeout(() => asking === told && phase !== 'sending' && drop(), leftMs)
  turns?.claim()
  become('asks')
}

/**
 * An invitation, its answer from the page, or the session that the visitor is in. Of all tabs that are visible one shows the box; one answer closes it in all.
 * @param about what the server told, or what the page did
 */
export const hear = (about: unknown, around: Around, desk: Desk, hearPage: (message: ToFrame) => void) => {
  begin(around, desk, hearPage)
  const said = about as Answer | You | ServerFrame
  if ('kind' in said) {
    inSession(said.sessionId)
    if (said.invitation !== null) void invited(said.invitation)
  } else if (said.type === 'session.changed') inSession(said.sessionId)
  else if (said.type === 'invitation.changed') void invited(said.invitation as VisitorInvitation)
  else if (said.type === 'answer') answered(said)
}

const answered = (said: Answer) => {
  if (asking?.id === said.id && phase !== 'sending') void answer(said, asking)
}

const begin = (around: Around, desk: Desk, hearPage: (message: ToFrame) => void) => {
  if (context === null) {
    const isVisible = () => document.visibilityState === 'visible'
    context = { around, desk, hearPage }
    turns = createTurns({ siblings: around.siblings, random: Math.random, isVisible, changed: () => void draw() })
    document.addEventListener('visibilitychange', () => asking && turns?.look())
    addEventListener('pagehide', () => asking && turns?.yield())
    desk.language.on(() => void draw())
    desk.open.on(() => void draw())
  }
}
