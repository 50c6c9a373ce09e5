import { expect, it } from 'vitest'
import { readTyped, typedOf } from './read-days.ts'

const kept = { conversations: null, files: null, visits: null, ipAddresses: null }

it('[PRV1] reads days as they are typed; nothing keeps', () => {
  const retention = { ...kept, conversations: 365, visits: 1 }
  expect(readTyped(typedOf(retention))).toEqual({ retention })
  expect(readTyped({ ...typedOf(kept), files: ' 3650 ' })).toEqual({ retention: { ...kept, files: 3_650 } })
  for (const typed of ['0', '-1', '3651', '1.5', 'ten', '1e3'])
    expect(readTyped({ ...typedOf(retention), ipAddresses: typed })).toEqual({ wrong: ['ipAddresses'] })
})
