import { describe, expect, it } from 'vitest'
import { mentionable, mentionsIn, putMention, wantedMention } from './mentions.ts'

const people = [
  { id: 'a', label: 'Ana' },
  { id: 'b', label: 'Ana Ruiz' },
  { id: 'c', label: '李伟' },
]

describe('[CON36][ROM6] mentions', () => {
  it('begin with an @ at the start of a word, up to the caret', () => {
    expect(wantedMention('@an', 3)).toEqual({ from: 0, wanted: 'an' })
    expect(wantedMention('ask @李', 6)).toEqual({ from: 4, wanted: '李' })
    expect(wantedMention('ana@shop', 8)).toBeNull()
    expect(wantedMention('ask @a\nthen', 10)).toBeNull()
    expect(wantedMention('nobody', 3)).toBeNull()
  })

  it('offer those whose name fits, and put the name in', () => {
    expect(mentionable(people, 'RU')).toEqual([people[1]])
    expect(putMention('ask @ru now', { from: 4, wanted: 'ru' }, 'Ana Ruiz')).toEqual({
      text: 'ask @Ana Ruiz  now',
      caret: 14,
    })
  })

  it('call the longer of two names', () => {
    expect(mentionsIn(people, 'Hi @Ana Ruiz')).toEqual(['b'])
    expect(mentionsIn(people, '@Ana and @李伟')).toEqual(['a', 'c'])
    expect(mentionsIn(people, 'Ana')).toEqual([])
  })
})
