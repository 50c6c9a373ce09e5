import { errorCatalogue } from '@frontdesk/protocol'
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'
import enFirst from './en.json' with { type: 'json' }
import chineseFirst from './zh-CN.json' with { type: 'json' }

type Texts = { [id: string]: string }

/** The parts that come late, of both languages. */
const late = import.meta.glob<Texts>('./*/*.json', { import: 'default', eager: true })
const withLate = (first: Texts, language: string): Texts => ({
  ...first,
  ...Object.fromEntries(
    Object.entries(late).flatMap(([path, texts]) => (path.startsWith(`./${language}/`) ? Object.entries(texts) : [])),
  ),
})

const en = withLate(enFirst, 'en')
const chinese = withLate(chineseFirst, 'zh-CN')
const catalogues = { en, 'zh-CN': chinese }

/** Names of a message's arguments, those inside plurals too. */
const argumentsOf = (message: CompiledMessage): string[] =>
  message.flatMap((token) => {
    if (typeof token === 'string') return []
    const [name, , choices] = token
    const inner =
      typeof choices === 'object' && choices !== null
        ? Object.values(choices).flatMap((choice) => (Array.isArray(choice) ? argumentsOf(choice) : []))
        : []
    return [name, ...inner].filter((one) => one !== '#')
  })

const code = Object.entries(
  // What both faces offer has its names in the catalogues of each.
  import.meta.glob<string>(['../**/*.{ts,tsx}', '../../../media/src/reactions.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)
  .filter(([path]) => !path.includes('.test.'))
  .map(([, source]) => source)
  .join('\n')

describe('the catalogues', () => {
  it('[CON3] have the same texts in both languages', () => {
    expect(Object.keys(chinese)).toEqual(Object.keys(en))
  })

  it('[CON3] hold well-formed messages with the same arguments in both languages', () => {
    for (const [id, text] of Object.entries(en)) {
      const [here, there] = [text, chinese[id] ?? ''].map((one) => new Set(argumentsOf(compileMessageOrThrow(one))))
      expect(there, id).toEqual(here)
    }
  })

  it('[CON3] leave nothing in English in the Chinese one', () => {
    const same = Object.entries(en).filter(([id, text]) => chinese[id] === text)
    expect(same.map(([id]) => id)).toEqual(['device.sendKey.enter', 'device.sendKey.mod'])
  })

  it('[CON3] hold no text that the console never shows', () => {
    const isUsed = (id: string): boolean => {
      if (code.includes(`'${id}'`)) return true
      // Ids made of parts: `tab.${one}`.
      return [...code.matchAll(/`([a-zA-Z.]*)\$\{[^}`]*\}([a-zA-Z.]*)`/g)].some(
        ([, head = '', tail = '']) => head.includes('.') && id.startsWith(head) && id.endsWith(tail),
      )
    }
    expect(Object.keys(en).filter((id) => !isUsed(id))).toEqual([])
  })

  it('[CON4] have words for every code of the error catalogue', () => {
    for (const texts of Object.values(catalogues))
      for (const code of Object.keys(errorCatalogue)) expect(texts).toHaveProperty([`error.${code}`])
  })
})
