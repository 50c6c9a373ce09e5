import { describe, expect, it } from 'vitest'
import { fillPath } from './fill-path.ts'

describe('fillPath', () => {
  it('[CON1] puts parameters into the path, encoded, and leaves the others', () => {
    expect(fillPath('/api/v1/agents/:agentId/disable', { agentId: 'a/b', name: 'x', number: undefined })).toEqual({
      path: '/api/v1/agents/a%2Fb/disable',
      rest: { name: 'x' },
    })
  })
})
