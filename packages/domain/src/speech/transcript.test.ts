import { describe, expect, it } from 'vitest'
import type { Content, Entry, Transcript } from '../conversation/model.ts'
import { wordsOf } from '../conversation/number.ts'
import { heardIn, saidIn } from '../conversation/said.ts'
import { heardAs, isInterpretable } from '../interpretation/targets.ts'
import { cutTo } from '../text.ts'
import { decideTranscribed, isAwaited, isSpoken } from './transcript.ts'

const card = { id: 'f', name: 'voice.m4a', kind: 'audio', type: 'audio/mp4', bytes: 9, voice: true } as const
const voice = { ...card, thumb: false, playable: true, durationMs: 3_000 }
const made: Transcript = { state: 'made', text: 'Hola', language: 'es', engine: 'whisper-1' }

const messageOf = (transcript?: Transcript, text = ''): Content & { kind: 'message' } => ({
  kind: 'message',
  text,
  extra: { files: [voice], ...(transcript === undefined ? {} : { transcript }) },
})
const entryOf = (content: Content): Entry => ({
  id: 'e',
  author: { kind: 'contact', id: 'ana' },
  visibility: 'everyone',
  clientId: null,
  content,
  origin: null,
  conversationId: 'c',
  seq: 1,
  rev: 1,
  publicSeq: 1,
  publicRev: 1,
  inboundNo: 1,
  atMs: 0,
})

describe('what a voice message says', () => {
  it('[SPE2] only what is awaited becomes text, once; what was taken back stays so', () => {
    const waiting = entryOf(messageOf({ state: 'waiting' }))
    expect(isAwaited(waiting)).toBe(true)
    expect(decideTranscribed(waiting, made)).toMatchObject({ kind: 'amend', content: messageOf(made), keep: false })
    for (const content of [messageOf(), messageOf(made), { kind: 'recalled' } as const])
      expect(decideTranscribed(entryOf(content), { ...made, text: 'Adios' })).toEqual({ kind: 'nothing' })
    expect(decideTranscribed(waiting, { state: 'waiting' })).toEqual({ kind: 'nothing' })
    expect(decideTranscribed(entryOf(messageOf({ state: 'failed' })), { state: 'waiting' }).kind).toBe('amend')
  })

  it('[SPE6] only recordings that the server could read are sound', () => {
    expect(isSpoken(voice)).toBe(true)
    expect(isSpoken({ ...voice, voice: false })).toBe(false)
    expect(isSpoken({ ...voice, playable: false })).toBe(false)
  })

  it('[SPE3] it is interpreted as written words are, from the language in which it was heard', () => {
    expect(isInterpretable(entryOf(messageOf(made)))).toBe(true)
    expect(isInterpretable(entryOf(messageOf({ state: 'waiting' })))).toBe(false)
    expect(heardAs(messageOf(made))).toEqual({ language: 'es', ask: false })
    expect(heardAs(messageOf({ ...made, language: null }))).toBeNull()
    expect(heardAs(messageOf(made, 'Look'))).toBeNull()
  })

  it('[SPE5] it stands in lists behind the sign of a recording; written words come first', () => {
    expect(wordsOf(messageOf(made))).toBe('🎤 0:03 Hola')
    expect(wordsOf(messageOf({ ...made, text: '' }))).toBe('🎤 0:03')
    expect(wordsOf(messageOf(made, 'Look'))).toBe('Look')
    expect([saidIn(messageOf(made)), saidIn(messageOf(made, 'Look')), heardIn(messageOf())]).toEqual([
      'Hola',
      'Look',
      '',
    ])
  })

  it('[SPE4] what is too long is cut, and no character in two', () => {
    expect(cutTo('abc', 3)).toBe('abc')
    expect(cutTo('abc', 2)).toBe('ab')
    expect(cutTo('a😀', 2)).toBe('a')
  })
})
