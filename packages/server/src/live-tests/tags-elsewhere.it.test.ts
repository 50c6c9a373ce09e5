import { askHttp, eventually, expectOk, signedInSocket, signInAdmin } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useTwoNodes } from './two-nodes.ts'

describe('tags on two nodes', () => {
  const nodes = useTwoNodes()

  it('[TAG1] a change of the list reaches the consoles of the other node', async () => {
    const [first, second] = nodes().urls
    const admin = await signInAdmin(nodes().server)
    const there = await signedInSocket(second, admin)
    await there.expect('tag.list', {})
    const who = { ...admin.who, origin: first }
    expectOk(await askHttp(first, 'tag.create', { name: 'Elsewhere', color: 'red' }, who))
    const told = () => there.frames.find((one) => one.type === 'tags.changed')
    expect(await eventually(told, 'the new list')).toMatchObject({ tags: [{ name: 'Elsewhere' }] })
    there.close()
  })
})
