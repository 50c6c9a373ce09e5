import { describe, expect, it } from 'vitest'
import { fastestMs } from '../test-support/fastest.ts'
import { safeHref, shortUrl, splitLinks } from './links.ts'

const hrefs = (text: string) => splitLinks(text).flatMap((part) => part.href ?? [])

describe('links in text', () => {
  it('[SEC-C2] follows http, https, mailto and tel only', () => {
    for (const hostile of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,<script>1</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://a.example/1',
      '//evil.example',
      'https://bank.example@evil.example/',
    ]) {
      expect(safeHref(hostile), hostile).toBeNull()
      for (const href of hrefs(hostile)) expect(href, hostile).toMatch(/^(https?:|mailto:|tel:)/)
    }
    expect(hrefs('see https://a.example/x?y=1 and call tel:+4930123')).toEqual([
      'https://a.example/x?y=1',
      'tel:+4930123',
    ])
  })

  it('[SEC-C2] shows look-alike hosts as punycode', () => {
    expect(safeHref('https://аpple.example/')).toBe('https://xn--pple-43d.example/')
  })

  it('[CON2] keeps every character of the text, in order', () => {
    for (const text of [
      '',
      'a',
      'Look (https://a.example/b_(c)).',
      'mail li.wei@shop.example, please',
      'www.a.example！',
    ])
      expect(
        splitLinks(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
  })

  it('[CON2] leaves the punctuation of the sentence out of the link', () => {
    expect(hrefs('Look (https://a.example/b).')).toEqual(['https://a.example/b'])
    expect(hrefs('https://a.example/b_(c)')).toEqual(['https://a.example/b_(c)'])
    expect(hrefs('请看https://a.example/b。谢谢')).toEqual(['https://a.example/b'])
    expect(hrefs('write to li.wei@shop.example.')).toEqual(['mailto:li.wei@shop.example'])
  })

  it('[SEC-F5] long hostile texts take no noticeable time', () => {
    for (const text of [
      'a@b.com '.repeat(8_000),
      'a'.repeat(64_000),
      '@'.repeat(64_000),
      'www.'.repeat(16_000),
      'a.'.repeat(32_000),
    ]) {
      expect(fastestMs(() => splitLinks(text))).toBeLessThan(50)
    }
  })

  it('[CON2] shortens a page address to host and path', () => {
    expect(shortUrl('https://shop.example/%E8%8C%B6?utm=1')).toBe('shop.example/茶')
    expect(shortUrl('https://shop.example/')).toBe('shop.example')
    expect(shortUrl('not a page')).toBe('not a page')
  })
})
