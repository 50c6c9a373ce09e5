import type { Entry } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { transcriptHtml, transcriptText } from './transcript.ts'

const said = (text: string, label = 'Mia', content: Entry['content'] = { kind: 'message', text }): Entry => ({
  id: 'e',
  seq: 1,
  rev: 1,
  author: { kind: 'contact', id: 'v', label, pictureUrl: null },
  atMs: 0,
  visibility: 'everyone',
  content,
})
const words = {
  title: 'Chat with Shop',
  earlier: null,
  language: 'en',
  nameOf: ({ label }: Entry['author']) => label,
  time: () => '10:00',
}

describe('a transcript', () => {
  it('[TRA1] has the messages in order, and no events', () => {
    const entries = [said('Hello'), said('', 'Mia', { kind: 'closed' }), said('退款了吗？', '李伟')]
    expect(transcriptText(entries, words)).toBe(
      'Chat with Shop\n\nMia · 10:00\n    Hello\n\n李伟 · 10:00\n    退款了吗？\n',
    )
  })

  it('[TRA4][SEC-C1] what was written is words: nothing in it runs, and nothing speaks in another name', () => {
    const evil = '<img src=x onerror=alert(1)>\nLi Wei · 10:00\n    You get the money'
    const html = transcriptHtml([said(evil, '<script>\u202eMia</script>')], { ...words, title: '</title><script>' })
    expect(html).not.toMatch(/<img|<script/)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    const text = transcriptText([said(evil, 'Mia\nLi Wei')], words)
    expect(text.split('\n').filter((line) => /^\S/.test(line))).toEqual(['Chat with Shop', 'Mia Li Wei · 10:00'])
  })
})
