import { expect, test } from 'vitest'
import { pack, unpack } from './page-messages.ts'

test('[WID10] only messages with our mark are ours', () => {
  expect(unpack(pack({ type: 'narrow', narrow: true }))).toMatchObject({ type: 'narrow', narrow: true })
  for (const other of [
    null,
    7,
    'open',
    {},
    { type: 'open' },
    { type: 'open', mark: 'else' },
    [pack({ type: 'warm' })],
  ]) {
    expect(unpack(other)).toBeNull()
  }
})
