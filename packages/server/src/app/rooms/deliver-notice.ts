import { plainText } from '@frontdesk/client/text/plain'
import { type Agent, agentsIn, wordsOf } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { needMail } from '../mail/mail.ts'
import type { Job } from '../ports/jobs.ts'
import { MailRefused } from '../ports/mailer.ts'
import type { NoticeKey } from '../ports/notice-store.ts'
import { TextRefused } from '../ports/texter.ts'
import { needTexts } from './texts.ts'

type NoticeJob = Extract<Job, { kind: 'notice' }>

/** Longer than any sending takes: who has taken a notice and not settled it by then has died. */
const staleAfterMs = 90_000

/**
 * Sends one notice, once: whoever takes it first. Who has left the room, is disabled or has no address any more gets
 * nothing. What fails for now waits for the queue's next try.
 * @throws MailRefused, TextRefused
 */
export const deliverNotice = async (app: App, { accountId, ...key }: NoticeJob): Promise<void> => {
  const { notices } = app.store.account(accountId)
  const nowMs = app.clock.now()
  if (!(await notices.claim(key, nowMs, nowMs - staleAfterMs))) return
  try {
    const isSent = await send(app, accountId, key)
    await notices.settle(key, isSent ? 'sent' : 'failed', app.clock.now())
  } catch (error) {
    const isForGood = (error instanceof MailRefused || error instanceof TextRefused) && error.isForGood
    await notices.settle(key, isForGood ? 'failed' : 'waiting', app.clock.now())
    throw error
  }
}

const send = async (
  app: App,
  accountId: string,
  { conversationId, seq, agentId, way }: NoticeKey,
): Promise<boolean> => {
  const { conversations } = app.store.account(accountId)
  const [conversation, { entries }, directory] = await Promise.all([
    conversations.byId(conversationId),
    conversations.before(conversationId, 'staff', seq + 1, 1),
    app.directory.of(accountId),
  ])
  const [entry] = entries
  const agent = directory.agents.get(agentId)
  if (conversation?.kind !== 'internal' || entry?.content.kind !== 'message' || agent === undefined) return false
  const { room } = conversation
  const isIn = agentsIn(room, (id) => directory.teams.get(id)?.memberIds ?? []).includes(agentId)
  if (!isIn || agent.disabledAtMs !== null) return false
  const title = room.shape === 'team' ? (directory.teams.get(room.teamId ?? '')?.name ?? null) : room.title
  return hand(app, agent, way, {
    id: `${conversationId}.${seq}.${agentId}.${way}`,
    by: directory.labelOf(entry.author.id ?? ''),
    room: title,
    text: plainText(wordsOf(entry.content)),
    link: `${app.settings.publicUrl}/console/colleagues/${conversationId}`,
  })
}

type Words = { id: string; by: string; room: string | null; text: string; link: string }

const hand = async (app: App, agent: Agent, way: NoticeJob['way'], words: Words): Promise<boolean> => {
  const { id, by, room, text, link } = words
  if (way === 'sms') {
    if (agent.phone === null) return false
    const said = text.length > limits.smsCharacters ? `${[...text].slice(0, limits.smsCharacters).join('')}…` : text
    const from = room === null ? by : `${by} (${room})`
    await needTexts(app).texter.send({ id, to: agent.phone, text: `${from}: ${said}\n${link}` })
    return true
  }
  if (agent.email === null) return false
  const letter = { name: agent.name, by, link, words: [{ by, text }] }
  await needMail(app).mailer.send(
    agent.email,
    agent.language,
    room === null ? { kind: 'colleague', ...letter } : { kind: 'room', ...letter, room },
  )
  return true
}
