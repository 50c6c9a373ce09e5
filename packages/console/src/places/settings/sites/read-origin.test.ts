import { describe, expect, it } from 'vitest'
import { readOrigin } from './read-origin.ts'

describe('the address of a site', () => {
  it.each([
    ['https://shop.example/tea/pots?colour=red#top', 'https://shop.example'],
    ['  shop.example/tea ', 'https://shop.example'],
    ['SHOP.example', 'https://shop.example'],
    ['http://shop.example:8080/', 'http://shop.example:8080'],
    ['https://shop.example:443', 'https://shop.example'],
    ['https://*.shop.example', 'https://*.shop.example'],
    ['*.shop.example/tea', 'https://*.shop.example'],
    ['https://shop.example/a*b', 'https://shop.example'],
    ['http://*.localhost:3000', 'http://*.localhost:3000'],
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1:8461/en/', 'http://127.0.0.1:8461'],
    ['http://intranet', 'http://intranet'],
    ['茶.example', 'https://xn--cl1a.example'],
  ])('[CON20] %s is understood', (typed, origin) => {
    expect(readOrigin(typed)).toEqual({ origin })
  })

  it.each([
    ['', 'unreadable'],
    ['shop', 'unreadable'],
    ['two words.example', 'unreadable'],
    ['https://', 'unreadable'],
    ['https://bank.example@evil.example', 'unreadable'],
    ['ftp://shop.example', 'scheme'],
    ['javascript://shop.example', 'scheme'],
    ['https://*.com', 'wildcard'],
    ['https://*', 'wildcard'],
    ['*.', 'unreadable'],
    ['https://shop.*.example', 'wildcard'],
    ['https://*.*.example.com', 'wildcard'],
  ])('[CON20] “%s” is no address: %s', (typed, problem) => {
    expect(readOrigin(typed)).toEqual({ problem })
  })
})
