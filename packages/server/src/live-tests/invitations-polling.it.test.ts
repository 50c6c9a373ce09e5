import type { Params, ServerFrame } from '@frontdesk/protocol'
import { askHttp, enterVisitor, eventually, expectOk, hireAgent, type Person } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId } from './testing.ts'
import { useTwoNodes } from './two-nodes.ts'

type Polling = { next(waitMs?: number): Promise<readonly ServerFrame[]> }

/** Polls one after the other at one node, each with what the last one gave. */
const pollAt = (url: string, { who }: Person): Polling => {
  const lease = `lease-${newClientId()}`
  let digest: string | null = null
  const poll = async (more: Partial<Params<'link.poll'>>) => {
    const shared = { version: 1, lease, first: false, waitMs: 0, watching: [], feed: null, digest }
    const answer = expectOk(await askHttp(url, 'link.poll', { ...shared, ...more }, who))
    digest = answer.digest
    return answer
  }
  return {
    next: async (waitMs = 0) => (await poll(digest === null ? { first: true } : { waitMs })).frames as ServerFrame[],
  }
}

const told = (frames: readonly ServerFrame[]) => frames.filter(({ type }) => type === 'invitation.changed')

describe('invitations by long polling', () => {
  const nodes = useTwoNodes({ visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 }, { policy: 'manual' })

  it('[INV10][E4] a visitor who polls at another node is invited, answers, and hears of an end, each once', async () => {
    const { server, urls } = nodes()
    const [one, other] = urls
    const agent = await hireAgent(server)
    const desk = pollAt(one, agent)
    const visitor = await enterVisitor(server)
    const page = pollAt(other, visitor)
    for (const poll of [desk, page]) for (let round = 0; round < 2; round += 1) await poll.next()
    const { contactId } = visitor.self
    const siteId = (await server.app.store.credentials.siteByKey(server.siteKey))?.id ?? ''
    const invited = await eventually(async () => {
      const params = { contactId, siteId, text: 'Can I help?' }
      const answer = await askHttp(one, 'invitation.create', params, agent.who)
      return answer.ok ? answer.result : null
    })
    expect(told(await page.next(10_000))).toMatchObject([{ invitation: { id: invited.id, state: 'pending' } }])
    expect(told(await page.next())).toEqual([])
    const isNews = (frames: readonly ServerFrame[]) => frames.some(({ type }) => type === 'invitations.changed')
    expect(isNews(await desk.next(5_000))).toBe(true)
    await desk.next()
    const { conversationId } = expectOk(
      await askHttp(other, 'invitation.accept', { invitationId: invited.id }, visitor.who),
    )
    expect(told(await page.next(5_000))).toMatchObject([{ invitation: { id: invited.id, state: 'accepted' } }])
    await eventually(async () => isNews(await desk.next(2_000)))
    const { invitations } = expectOk(await askHttp(one, 'invitation.list', {}, agent.who))
    expect(invitations[0]).toMatchObject({ id: invited.id, state: 'accepted', conversationId })
  })
})
