import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { shareTestStore } from './test-support/open-store.ts'
import { aHit, anInvitation, aTrigger, aVisitor, aWorld } from './test-support/world.ts'

const nowMs = 1_760_000_000_000

describe.each(testPostgresKinds)('invitations on %s', (kind) => {
  const share = shareTestStore(kind)
  const setUp = async () => {
    const { store } = await share()
    return aWorld(store)
  }

  it('[INV2] of all who end one at once one does', async () => {
    const world = await setUp()
    const { invitations } = world.account
    const invitation = anInvitation(world)
    expect(await invitations.create(invitation)).toBe('done')
    const states = ['declined', 'lapsed', 'withdrawn', 'declined'] as const
    const ends = await Promise.all(
      states.map((state, i) => invitations.end({ ...invitation, state, endedAtMs: nowMs + i })),
    )
    expect(ends.filter(Boolean)).toHaveLength(1)
    const won = ends.indexOf(true)
    expect(await invitations.byId(invitation.id)).toEqual({
      ...invitation,
      state: states[won],
      endedAtMs: nowMs + won,
    })
  })

  it('[INV1] a visitor has one pending invitation at most; the next one once that has ended', async () => {
    const world = await setUp()
    const { invitations } = world.account
    const [first, second] = [anInvitation(world), anInvitation(world, { createdAtMs: nowMs + 1 })]
    expect([await invitations.create(first), await invitations.create(second)]).toEqual(['done', 'invited'])
    await invitations.end({ ...first, state: 'withdrawn', endedAtMs: nowMs })
    expect(await invitations.create(second)).toBe('done')
    expect(await invitations.latestOf(world.contact.id, world.site.id)).toEqual(second)
    expect(await invitations.latestOf(world.contact.id, randomUUID())).toBeNull()
    expect((await invitations.recent(0, 10)).map((one) => one.invitation.id)).toEqual([second.id])
  })

  it('[INV2] goes with its contact, and outlives the conversation it led to and the rule that made it', async () => {
    const world = await setUp()
    const { account, contact, agent } = world
    const trigger = aTrigger(world)
    await account.triggers.create(trigger, 10)
    const invitation = anInvitation(world, { triggerId: trigger.id })
    await account.invitations.create(invitation)
    const conversationId = world.conversation.id
    await account.invitations.end({ ...invitation, state: 'accepted', endedAtMs: nowMs, conversationId })
    await account.triggers.hit(aHit(world, trigger.id))
    await account.privacy.removeConversations([conversationId], null)
    await account.triggers.remove(trigger.id)
    expect(await account.invitations.byId(invitation.id)).toMatchObject({ triggerId: null, conversationId: null })
    const record = { id: randomUUID(), contactId: contact.id, agentId: agent.id, atMs: nowMs }
    await account.privacy.removeContact({ ...record, conversations: 0, entries: 0, files: 0 }, 10)
    expect(await account.invitations.byId(invitation.id)).toBeNull()
    expect(await account.triggers.hits(10)).toEqual([])
  })

  it('[INV4] an invitation that waits for its answer takes a seat of its agent', async () => {
    const world = await setUp()
    const { account, agent } = world
    await account.states.move(agent.id, (standing) => ({ ...standing, presence: 'here', sinceMs: nowMs }))
    const loads = () =>
      account.assignment.exclusively(async (desk) => [
        await desk.loadOf(agent.id),
        (await desk.atWork(5)).find(({ agentId }) => agentId === agent.id)?.load,
      ])
    const invitation = anInvitation(world)
    await account.invitations.create(invitation)
    expect(await loads()).toEqual([1, 1])
    await account.invitations.end({ ...invitation, state: 'declined', endedAtMs: nowMs })
    expect(await loads()).toEqual([0, 0])
  })

  it('[INV2] what is polled tells by a number that only grows that something has changed', async () => {
    const world = await setUp()
    const { account } = world
    const later = anInvitation(world, { createdAtMs: nowMs + 100 })
    await account.invitations.create(later)
    const { contact } = await aVisitor(world)
    const earlier = anInvitation({ ...world, contact })
    const rev = async (): Promise<number> =>
      (
        await account.links.look(
          {
            kind: 'agent',
            accountId: world.accountId,
            agentId: world.agent.id,
            sessionId: randomUUID(),
            role: 'administrator',
            rights: new Set(),
            grant: '',
            passwordChangeDue: false,
          },
          [],
          null,
          nowMs,
        )
      ).invitations
    const first = await rev()
    await account.invitations.create(earlier)
    const second = await rev()
    await account.invitations.end({ ...earlier, state: 'lapsed', endedAtMs: nowMs })
    expect([second > first, (await rev()) > second]).toEqual([true, true])
  })

  it('[TRG4] rules are kept in order, changed piece by piece, and no more than may be', async () => {
    const world = await setUp()
    const { triggers } = world.account
    const [one, two] = [aTrigger(world), aTrigger(world, { createdAtMs: nowMs + 1, mode: 'on' })]
    expect([await triggers.create(one, 2), await triggers.create(two, 2)]).toEqual([true, true])
    expect(await triggers.create(aTrigger(world), 2)).toBe(false)
    const conditions = [{ kind: 'pages', atLeast: 4 }] as const
    expect(await triggers.update(one.id, { conditions, siteId: null })).toEqual({ ...one, conditions, siteId: null })
    expect(await triggers.update(one.id, {})).toMatchObject({ conditions })
    expect(await triggers.update(one.id, { siteId: randomUUID() })).toBeNull()
    expect((await triggers.list()).map(({ id }) => id)).toEqual([one.id, two.id])
  })

  it('[TRG5] a rule in test notes a visitor once in a visit', async () => {
    const world = await setUp()
    const { triggers } = world.account
    const trigger = aTrigger(world)
    await triggers.create(trigger, 2)
    const hit = aHit(world, trigger.id)
    expect([await triggers.hit(hit), await triggers.hit({ ...hit, id: randomUUID() })]).toEqual([true, false])
    expect(await triggers.hit({ ...hit, id: randomUUID(), visitStartedAtMs: nowMs + 1 })).toBe(true)
    expect((await triggers.hits(10)).map(({ triggerName }) => triggerName)).toEqual(['Cart', 'Cart'])
  })

  it('[INV8] old ones are swept, those that wait never', async () => {
    const world = await setUp()
    const { account, store } = world
    const { contact } = await aVisitor(world)
    const [old, waits] = [anInvitation(world), anInvitation({ ...world, contact })]
    await account.invitations.create(old)
    await account.invitations.end({ ...old, state: 'declined', endedAtMs: nowMs })
    await account.invitations.create(waits)
    await store.invitationSweep.sweep(nowMs + 1)
    expect([await account.invitations.byId(old.id), await account.invitations.byId(waits.id)]).toEqual([null, waits])
  })
})
