import { describe, expect, it } from 'vitest'
import { extendTrail, type Trail, trailPages, visitorState } from './trail.ts'

const page = (url: string, atMs: number, title = url) => ({ url, title, atMs })
const walk = (...urls: string[]): Trail | null =>
  urls.reduce<Trail | null>((trail, url, at) => extendTrail(trail, page(url, at)), null)

describe('a trail', () => {
  it('[BRD1] has the pages in order of time, also the same one again after another', () => {
    const trail = walk('/a', '/b', '/a')
    expect(trail?.pages.map(({ url }) => url)).toEqual(['/a', '/b', '/a'])
    expect(trail?.count).toBe(3)
  })

  it('[BRD1] takes a reload, or a title that comes late, for the page that is there, whose time goes on', () => {
    const once = walk('/a')
    expect(extendTrail(once, page('/a', 9))).toBe(once)
    expect(extendTrail(once, page('/a', 9, 'Tea'))).toEqual({ pages: [page('/a', 0, 'Tea')], count: 1 })
  })

  it('[BRD1] keeps the last pages of a long way, and counts all', () => {
    const trail = walk(...Array.from({ length: trailPages + 5 }, (_, at) => `/${at}`))
    expect(trail?.pages).toHaveLength(trailPages)
    expect(trail?.pages[0]?.url).toBe('/5')
    expect(trail?.count).toBe(trailPages + 5)
  })
})

describe('what goes on with a visitor', () => {
  it('[BRD2] is service, then waiting, then an invitation, else looking around', () => {
    const of = (status: 'queued' | 'open' | 'snoozed' | 'closed', publicSeq = 1) => ({ status, publicSeq })
    expect(visitorState(null, false, false)).toBe('browsing')
    expect(visitorState(null, true, false)).toBe('invited')
    expect(visitorState(null, true, true)).toBe('serving')
    expect(visitorState(of('open'), true, false)).toBe('serving')
    expect(visitorState(of('queued'), true, false)).toBe('waiting')
    expect(visitorState(of('queued', 0), false, false)).toBe('browsing')
    expect(visitorState(of('closed'), true, false)).toBe('invited')
    expect(visitorState(of('snoozed'), false, false)).toBe('browsing')
  })
})
