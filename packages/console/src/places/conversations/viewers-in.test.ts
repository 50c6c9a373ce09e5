import { expect, it } from 'vitest'
import { viewersIn } from './viewers-in.ts'

const card = (id: string) => ({ id, label: `Agent ${id}`, pictureUrl: `/${id}.png` })
const typing = (id: string, kind: 'agent' | 'contact' = 'agent') => ({ kind, id, label: `Agent ${id}` })

it('[SEE3] writers come first and once, with their pictures; neither the visitor nor oneself stands there', () => {
  const shown = viewersIn([card('me'), card('a'), card('b')], [typing('b'), typing('v', 'contact'), typing('me')], 'me')
  expect(shown).toEqual([
    { ...card('b'), isWriting: true },
    { ...card('a'), isWriting: false },
  ])
})
