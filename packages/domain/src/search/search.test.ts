import { describe, expect, it } from 'vitest'
import { findMatches, snippetOf } from './matches.ts'
import { filterPlaces, sightPlaces } from './places.ts'
import { attributeFields, contactFields, matchSubject, roomFields, subjectTokens } from './subject.ts'
import { lookedUp, searchKeys, sliceMs, sliceOf, termsOf, tokensOf } from './tokens.ts'

const marked = (text: string, query: string): string[] | null =>
  findMatches(text, termsOf(query))?.map(([from, to]) => text.slice(from, to)) ?? null

describe('tokens', () => {
  it('[SEA1] of Chinese are its characters alone and in pairs, of words their beginnings', () => {
    expect([...tokensOf('退款了')]).toEqual(['退', '退款', '款', '款了', '了'])
    expect([...tokensOf('A refund!')]).toEqual(['a', 're', 'ref', 'refu', 'refun', 'refund'])
    expect([...tokensOf('iPhone手机')]).toEqual(['ip', 'iph', 'ipho', 'iphon', 'iphone', '手', '手机', '机'])
    expect([...tokensOf('…!?')]).toEqual([])
  })

  it('[SEA1] that a query is looked up by are tokens of every text that has its words', () => {
    for (const [text, query] of [
      ['我想申请退款，谢谢', '申请退款'],
      ['我想申请退款，谢谢', '退'],
      ['The Internationalisation of ＡＢＣ shops', 'abc internationalisations'.slice(0, -1)],
      ['𠮷野家在哪里', '𠮷野家'],
      ['Café Zürich', 'CAFE\u0301'],
      ['お問い合わせ番号は', '合わせ'],
    ] as const) {
      const tokens = tokensOf(text)
      expect(lookedUp(termsOf(query)).filter((token) => !tokens.has(token))).toEqual([])
      expect(marked(text, query)).not.toBeNull()
    }
  })

  it('[SEA1] are few for a long query', () => {
    expect(lookedUp(termsOf('一二三四五六七八九十甲乙丙丁戊己庚辛')).length).toBe(12)
    expect(termsOf('  …  ')).toEqual([])
    expect(termsOf('no NO 不 不')).toHaveLength(2)
  })

  it('[SEA3] are other keys in another company, kind and week', () => {
    const keys = [
      searchKeys('a', 'visitors', 1)('退款'),
      searchKeys('b', 'visitors', 1)('退款'),
      searchKeys('a', 'rooms', 1)('退款'),
      searchKeys('a', 'visitors', 2)('退款'),
    ]
    expect(new Set(keys).size).toBe(4)
    for (const key of keys) expect(key).toBe(key | 0)
    expect([sliceOf(sliceMs - 1), sliceOf(sliceMs)]).toEqual([0, 1])
  })
})

describe('matches', () => {
  it('[SEA1] are marked where they stand, whatever their width and case', () => {
    expect(marked('订单ＡＢＣ已退款，退款到账', '退款 abc')).toEqual(['ＡＢＣ', '退款', '退款'])
    expect(marked('Cafe\u0301 and CAFÉ', 'café')).toEqual(['Cafe\u0301', 'CAFÉ'])
  })

  it('[SEA1] need all the words, words from their beginning, and Chinese without a gap', () => {
    expect(marked('退了这笔款', '退款')).toBeNull()
    expect(marked('三十天', '三天')).toBeNull()
    expect(marked('a refund', 'fund')).toBeNull()
    expect(marked('a refund', 'refund missing')).toBeNull()
    expect(marked('refunds', 'refund')).toEqual(['refund'])
    expect(marked('an apple', 'a')).toBeNull()
    expect(marked('哈哈哈', '哈哈')).toEqual(['哈哈哈'])
  })

  it('[SEA1] stand in a short piece of the text', () => {
    const text = `${'话'.repeat(300)}退款${'话'.repeat(300)}`
    const snippet = snippetOf(text, findMatches(text, termsOf('退款')) ?? [])
    expect(snippet.text.length).toBeLessThan(170)
    expect(snippet.ranges.map(([from, to]) => snippet.text.slice(from, to))).toEqual(['退款'])
    expect(snippetOf('one\ntwo', [[4, 7]])).toEqual({ text: 'one two', ranges: [[4, 7]] })
    const pairs = '😀'.repeat(200)
    expect(snippetOf(pairs, [[201, 203]]).text).not.toMatch(/(^|…)[\udc00-\udfff]/)
  })
})

describe('subjects', () => {
  const fields = [
    ...contactFields({
      id: '01890a5d-ac96-774b-bcce-b302099a80ab',
      name: '王小明',
      email: 'xiaoming@example.com',
      phone: '+86 138 0013-8000',
      externalId: 'cust-4711',
      attributes: { plan: 'Gold', seats: 12 },
    }),
    ...attributeFields({ order: 'ZX81' }),
    ...roomFields({ title: '退货处理', members: [] }),
  ]
  const found = (query: string): (string | null)[] | null => {
    const matched = matchSubject(fields, termsOf(query))
    if (matched !== null) expect(lookedUp(termsOf(query)).filter((one) => !subjectTokens(fields).has(one))).toEqual([])
    return matched?.map(({ field, name }) => name ?? field) ?? null
  }

  it('[SEA6] are found by each of their fields, and by several together', () => {
    expect(found('小明')).toEqual(['name'])
    expect(found('xiaoming@example')).toEqual(['email'])
    expect(found('4711')).toEqual(['externalId'])
    expect(found('gold 12')).toEqual(['plan', 'seats'])
    expect(found('zx81')).toEqual(['order'])
    expect(found('退货')).toEqual(['title'])
    expect(found('王 gold')).toEqual(['name', 'plan'])
    expect(found('王 silver')).toBeNull()
  })

  it('[SEA6] are found by a telephone number with its spaces and without, with the code of the country and without', () => {
    for (const number of ['138 0013 8000', '13800138000', '+8613800138000', '8613800'])
      expect(found(number)).toEqual(['phone'])
    expect(found('0013-9')).toBeNull()
  })

  it('[SEA7] are looked for where the viewer sees them', () => {
    const viewer = { kind: 'agent', id: 'me', teamIds: ['T'] } as const
    expect(sightPlaces({ ...viewer, scope: 'all' })).toBeNull()
    expect(sightPlaces({ ...viewer, scope: 'own' })).toEqual(['a:me'])
    expect(sightPlaces({ ...viewer, scope: 'team' })).toEqual(['a:me', 't:', 't:T'])
    expect(filterPlaces({ agentId: 'x', teamId: null, siteId: 's', tagId: 'g' })).toEqual(['a:x', 's:s', 'g:g'])
  })
})
