import { expect, test } from 'vitest'
import { takeIdentity } from './identity-in-address.ts'

const take = (address: string) => {
  let { hash, pathname, search } = new URL(address)
  const identity = takeIdentity(
    { hash, pathname, search },
    { state: null, replaceState: (_state, _title, url) => ([pathname, search, hash] = [String(url), '', '']) },
  )
  return [identity, pathname + search + hash]
}

test('[WID19] an identity in the address is taken out of it, and nothing else is', () => {
  expect(take('https://desk.example/chat/key?lang=en#identity=a.b-c_d.e')).toEqual(['a.b-c_d.e', '/chat/key?lang=en'])
  expect(take('https://desk.example/chat/key#identity=')).toEqual([null, '/chat/key'])
  expect(take('https://desk.example/chat/key#top')).toEqual([null, '/chat/key#top'])
})
