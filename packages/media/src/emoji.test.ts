import { describe, expect, it } from 'vitest'
import { readEmojiNames, searchEmoji } from './emoji.ts'
import { emojiGroups } from './emoji-groups.ts'
import en from './locales/en/emoji.json' with { type: 'json' }
import zh from './locales/zh-CN/emoji.json' with { type: 'json' }

const all = emojiGroups.flatMap(({ emoji }) => emoji)

describe('emoji', () => {
  it('[TXT6] all that are offered are one emoji, stand once, and have names in both languages', () => {
    expect(all.filter((one) => !/^\p{RGI_Emoji}$/v.test(one))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
    for (const catalogue of [en, zh]) expect(Object.keys(catalogue).sort()).toEqual([...all].sort())
  })

  it('[TXT6] are found by the beginning of a word, in Chinese by what a name contains', () => {
    const [english, chinese] = [readEmojiNames(en), readEmojiNames(zh)]
    expect(searchEmoji(english, ' Thumbs')).toEqual(['👍', '👎'])
    expect(searchEmoji(english, 'cake')).toEqual(['🎂', '🍰'].sort((a, b) => all.indexOf(a) - all.indexOf(b)))
    // 'rain' is no part of a word here.
    expect(searchEmoji(english, 'ain')).toEqual([])
    expect(searchEmoji(chinese, '蛋糕')).toEqual(['🍰', '🎂'])
    expect(searchEmoji(chinese, 'T恤')).toEqual(['👕'])
    expect(searchEmoji(english, 'xyzzy')).toEqual([])
  })
})
