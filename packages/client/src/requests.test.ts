import { errorCatalogue } from '@frontdesk/protocol/errors'
import { limits } from '@frontdesk/protocol/limits'
import { expect, test, vi } from 'vitest'
import { RequestError } from './request-error.ts'
import { createHarness } from './test-support/harness.ts'

test('[CLI9] the codes worth another try are the catalogue’s', () => {
  for (const [code, { retryable }] of Object.entries(errorCatalogue)) {
    const error = new RequestError({ code: code as keyof typeof errorCatalogue, message: '' })
    expect([code, error.retryable]).toEqual([code, retryable])
  }
})

test('[CLI1] no more requests are under way than the server allows, and all are answered', async () => {
  const { server, client: make, flush } = createHarness()
  const client = make()
  await flush()
  const answers = Array.from({ length: 200 }, () => client.request('conversation.start', {}))
  expect(server.live()[0]?.up).toHaveLength(limits.requestsInFlight)
  await flush()
  expect(await Promise.all(answers)).toHaveLength(200)
})

test('[CLI1] a listener that throws stops neither the others nor the link', async () => {
  const { client: make, flush } = createHarness()
  const rejected = vi.spyOn(Promise, 'reject').mockReturnValue(new Promise<never>(() => {}))
  const client = make()
  const heard: string[] = []
  client.on('welcome', () => {
    throw new Error('mine')
  })
  client.on('welcome', ({ type }) => heard.push(type))
  await flush()
  expect(heard).toEqual(['welcome'])
  expect(client.state.kind).toBe('online')
  expect(rejected.mock.calls).toMatchObject([[{ message: 'mine' }]])
  rejected.mockRestore()
})
