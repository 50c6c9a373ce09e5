import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fastestMs } from '../test-support/fastest.ts'
import type { Inline } from './inline.ts'
import { type Block, parseMarkup } from './markup.ts'

/** As one would write it down: `<bold>x</bold>`, a link as `<link href>name</link>`. */
const told = (runs: readonly Inline[]): string =>
  runs
    .map((run) => {
      if (run.kind === 'text') return run.text
      if (run.kind === 'link') return `<link ${run.href}>${run.text}</link>`
      return `<${run.kind}>${'children' in run ? told(run.children) : run.text}</${run.kind}>`
    })
    .join('')
const shown = (block: Block): string => {
  if (block.kind === 'code') return `code: ${block.text}`
  if (block.kind === 'list') return `list ${block.start}: ${block.items.map(told).join(' | ')}`
  return `${block.kind}: ${told(block.children)}`
}
const of = (text: string): string[] => parseMarkup(text).map(shown)
const line = (text: string): string => of(text).join('\n').replace('paragraph: ', '')

const hrefsOf = (runs: readonly Inline[]): string[] =>
  runs.flatMap((run) => (run.kind === 'link' ? [run.href] : 'children' in run ? hrefsOf(run.children) : []))

describe('the markdown of agents', () => {
  it.each([
    ['a **b** c', 'a <bold>b</bold> c'],
    ['*a* and _b_', '<italic>a</italic> and <italic>b</italic>'],
    ['这是**重要**的', '这是<bold>重要</bold>的'],
    ['**a *b* c**', '<bold>a <italic>b</italic> c</bold>'],
    ['~~9~~ 8', '<struck>9</struck> 8'],
    ['`a **b** <i>`', '<code>a **b** <i></code>'],
    ['see [the shop](https://a.example/b).', 'see <link https://a.example/b>the shop</link>.'],
    ['**https://a.example/x_y_z**', '<bold><link https://a.example/x_y_z>https://a.example/x_y_z</link></bold>'],
  ])('[TXT2] %s', (written, expected) => expect(line(written)).toBe(expected))

  it.each([
    'snake_case_name',
    '2*3*4',
    '**open',
    'a * b * c',
    '** a **',
    '****',
    '[a](b',
    '`',
    '#no',
    '5 ** 3',
    '[[[a]]]',
  ])('[TXT2] %s is what was written', (written) => expect(line(written)).toBe(written))

  it('[TXT2] lists, quotes and code stand apart from the paragraphs around them, whose line breaks stay', () => {
    expect(
      of('Hello,\n\nplease:\n- open *it*\n- close it\n\nThen\nwait.\n1. one\n2. two\n> said\n> so\n```\na\n\n*b*\n```'),
    ).toEqual([
      'paragraph: Hello,\n\nplease:',
      'list null: open <italic>it</italic> | close it',
      'paragraph: Then\nwait.',
      'list 1: one | two',
      'quote: said\nso',
      'code: a\n\n*b*',
    ])
    expect(of('```\nnever closed')).toEqual(['paragraph: ```\nnever closed'])
    expect(of('\n a \n')).toEqual(['paragraph: \n a \n'])
    expect(of('3) third\n4) fourth')).toEqual(['list 3: third | fourth'])
  })

  it('[TXT3][SEC-C2] a named link leads to http, https, mailto or tel only, and is not called like another address', () => {
    for (const hostile of [
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt:alert%281%29)',
      '[x](data:text/html,<script>1</script>)',
      '[x](vbscript:x)',
      '[x](//evil.example)',
      '[x](https://bank.example@evil.example/)',
      '[https://bank.example](https://evil.example)',
      '**[www.bank.example](https://evil.example)**',
    ]) {
      for (const block of parseMarkup(hostile)) {
        if (!('children' in block)) continue
        expect(told(block.children), hostile).not.toMatch(
          /<link [^>]*>(x|https:\/\/bank\.example|www\.bank\.example)<.*evil/,
        )
        for (const href of hrefsOf(block.children)) expect(href, hostile).toMatch(/^(https?:|mailto:|tel:)/)
      }
    }
    expect(line('[write](mailto:a@b.example)')).toBe('<link mailto:a@b.example>write</link>')
    expect(line('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>')
  })

  it('[TXT2] words are never lost, whatever stands around them', () => {
    const pieces = fc.constantFrom(
      '**',
      '*',
      '_',
      '~~',
      '`',
      '[',
      '](',
      ')',
      '> ',
      '- ',
      '1. ',
      '```',
      '\n',
      ' ',
      'word',
      '词',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const all = parts.join('')
        const count = (text: string): number => text.split('word').length + text.split('词').length
        // An address in brackets goes into the link.
        expect(count(of(all).join('\n'))).toBeGreaterThanOrEqual(count(all.replaceAll(/\]\([^)]*\)/g, '')))
      }),
      { numRuns: 200 },
    )
  })

  it('[TXT4][SEC-F5] hostile texts take no noticeable time', () => {
    for (const piece of [
      '**',
      '*a ',
      '**a *b _c ~~d ',
      '[',
      '[a](',
      '`',
      '> ',
      '> > ',
      '- ',
      '1. ',
      '```\n',
      '```x\n',
      '_a',
      'a@b.com ',
    ])
      expect(
        fastestMs(() => parseMarkup(piece.repeat(Math.floor(19_000 / piece.length)))),
        piece,
      ).toBeLessThan(50)
    expect(parseMarkup('**a** '.repeat(10_000))).toHaveLength(1)
    expect(fastestMs(() => parseMarkup('[[**'.repeat(250_000)))).toBeLessThan(50)
  })
})
