import { expect, test } from 'vitest'
import { personOf } from './person.ts'
import { isStranger, readIdentity } from './words.ts'

const anonymous = (contactId: string) => personOf({ contactId, verified: false })
const verified = (contactId: string) => personOf({ contactId, verified: true })

test('[WID15] what is kept of one person is not for another; one who is shown to be the same keeps it', () => {
  expect(isStranger(anonymous('a'), verified('a'))).toBe(false)
  expect(isStranger(anonymous('a'), verified('b'))).toBe(true)
  expect(isStranger(verified('a'), verified('b'))).toBe(true)
  expect(isStranger(verified('a'), anonymous('b'))).toBe(true)
  // Its token was forgotten by the server; the human at the keyboard is the same.
  expect(isStranger(anonymous('a'), anonymous('b'))).toBe(false)
})

test('[WID15] an identity is a token, alone or with what it must be about; anything else is none', () => {
  expect(readIdentity('jwt')).toEqual({ token: 'jwt' })
  expect(readIdentity({ token: 'jwt', userId: '7', email: 'a@b.example', admin: true })).toEqual({
    token: 'jwt',
    userId: '7',
    email: 'a@b.example',
  })
  for (const nothing of [undefined, null, '', 0, [], {}, { token: '' }, { token: ['jwt'] }, { userId: '7' }])
    expect(readIdentity(nothing)).toBeNull()
})
