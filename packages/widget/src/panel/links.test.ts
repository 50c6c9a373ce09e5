import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitLinks } from './links.ts'

const hrefs = (text: string) => splitLinks(text).flatMap(({ href }) => (href === null ? [] : [href]))

test('[WID5] web addresses become links, without the punctuation around them', () => {
  expect(hrefs('see https://example.com/a?b=c. And (http://example.org).')).toEqual([
    'https://example.com/a?b=c',
    'http://example.org/',
  ])
  expect(hrefs('看这里https://example.com/x，谢谢')).toEqual(['https://example.com/x'])
})

test('[WID5] nothing but http and https is a link', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://example.com', 'mailto:a@b.c', 'https://']) {
    expect([text, hrefs(text)]).toEqual([text, []])
  }
  for (const href of hrefs('https://javascript:alert(1)@x <https://a"b>')) expect(href).toMatch(/^https?:\/\//)
})

test('[WID5] no text is lost or changed', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom('https://example.com/a', 'http://a.b/?q=1#x', 'https://[::1]/'),
          fc.constant('https://a@b.c,'),
        ),
      ),
      (parts) => {
        const text = parts.join(' ')
        expect(
          splitLinks(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      },
    ),
    { numRuns: 40 },
  )
})

test('[WID5] a long hostile text takes no longer than a harmless one', () => {
  const begun = performance.now()
  for (const text of [
    'a@b.com'.repeat(1_200),
    'https://'.repeat(1_000),
    `https://${'.'.repeat(7_990)}`,
    'http:'.repeat(1_600),
  ]) {
    expect(splitLinks(text.slice(0, 8_000)).length).toBeGreaterThan(0)
  }
  expect(performance.now() - begun).toBeLessThan(500)
})
