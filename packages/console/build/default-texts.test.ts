import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Here rather than in the sources: the faces know nothing of each other.
const textsOf = (face: 'console' | 'widget', file: string): { [id: string]: string } =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../${face}/src/locales/${file}.json`), 'utf8'))

describe('a site’s own words', () => {
  it.each(['en', 'zh-CN'])('[CON25] stand in place of what the panel says by itself, in %s', (language) => {
    const offered = textsOf('console', `${language}/settings`)
    const said = textsOf('widget', language)
    expect({
      title: offered['sites.default.title'],
      greeting: offered['sites.default.greeting'],
      consent: offered['sites.default.consent'],
    }).toEqual({ title: said['greeting.title'], greeting: said['greeting.online'], consent: said['consent.text'] })
  })
})
