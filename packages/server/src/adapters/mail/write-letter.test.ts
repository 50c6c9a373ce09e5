import { describe, expect, it } from 'vitest'
import type { Letter } from '../../app/ports/mailer.ts'
import en from './locales/en.json' with { type: 'json' }
import { writeLetter } from './write-letter.ts'

const link = 'https://chat.example.com/console/password#token'
const person = { company: 'Acme', name: 'Li Wei', login: 'li.wei', link }
const letters: readonly Letter[] = [
  { kind: 'invitation', ...person, lifeDays: 3 },
  { kind: 'registration', link, lifeDays: 3 },
  { kind: 'reset', ...person, lifeMinutes: 30 },
  { kind: 'address', siteName: 'Acme shop', link, lifeMinutes: 30 },
  { kind: 'words', siteName: 'Acme shop', words: [{ by: 'Li Wei', text: '3 parcels\n+ 1' }] },
  { kind: 'test' },
]

describe('letters', () => {
  it.each(letters)(
    '[MAIL4] $kind: text and HTML in both languages, all of it filled in, with its one link',
    (letter) => {
      const written = { en: writeLetter(letter, 'en'), 'zh-CN': writeLetter(letter, 'zh-CN') }
      for (const { subject, text, html } of Object.values(written)) {
        for (const part of [subject, text, html]) expect(part).not.toMatch(/\{\w+\}|undefined|null/)
        expect(text.match(/https?:\/\/\S+/g) ?? []).toEqual('link' in letter ? [link] : [])
        expect(html.includes(`href="${link}"`)).toBe('link' in letter)
      }
      expect(written.en.text).not.toMatch(/\p{Script=Han}/u)
      expect(written['zh-CN'].text).toMatch(/\p{Script=Han}/u)
      expect(written['zh-CN'].html).toContain('lang="zh-CN"')
    },
  )

  const hostile = '<img src=x onerror=alert(1)>"\r\nBcc: all@example.com\r\n\r\n\u202e{link}'

  it('[MAIL4][SEC-C1] what people wrote is one line of plain characters, escaped, and in no subject', () => {
    const names = { company: hostile, name: hostile, login: hostile }
    const written = writeLetter({ kind: 'invitation', ...names, link, lifeDays: 3 }, 'en')
    expect(written.subject).toBe(en['invitation.subject'])
    expect(written.html).not.toContain('<img')
    expect(written.html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot; Bcc: all@example.com {link}')
    expect(written.text).not.toMatch(/^Bcc:/m)
    expect(written.text).not.toContain('\u202e')
    expect(written.text.match(/https?:/g)).toHaveLength(1)
  })
})
