import type { Site } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { appearanceOf, changeOf, draftOf, inverseOf, placeOfRefusal, problemsOf } from './site-draft.ts'
import { aQuestion, aSite } from './testing-sites.ts'

const site = aSite()
const edited = (change: Partial<ReturnType<typeof draftOf>>) => ({ ...draftOf(site), ...change })

describe('a site’s draft', () => {
  it('[CON22] sends nothing when nothing differs, whatever was typed and taken back', () => {
    expect(changeOf(site, draftOf(site))).toBeNull()
    expect(changeOf(site, edited({ name: ` ${site.name} `, accent: site.accent.toUpperCase() }))).toBeNull()
    expect(changeOf(site, edited({ allowedOrigins: [...site.allowedOrigins, ''] }))).toBeNull()
  })

  it('[CON22] sends only what differs, in the form that the server knows', () => {
    const change = changeOf(
      site,
      edited({
        accent: 'FA0',
        privacyUrl: ' https://shop.example/privacy ',
        allowedOrigins: ['https://shop.example', 'shop.example/tea', 'https://m.shop.example/'],
      }),
    )
    expect(change).toEqual({
      accent: '#ffaa00',
      privacyUrl: 'https://shop.example/privacy',
      allowedOrigins: ['https://shop.example', 'https://m.shop.example'],
    })
    expect(changeOf(aSite({ privacyUrl: 'https://a.example/' }), draftOf(site))).toEqual({ privacyUrl: null })
  })

  it('[CON22] can be taken back after it was saved', () => {
    const change = changeOf(site, edited({ name: 'Tea for all', theme: 'dark' })) ?? {}
    expect(inverseOf(site, change)).toEqual({ name: site.name, theme: site.theme })
  })

  it('[CON23] says what is wrong at the place where it is', () => {
    expect(problemsOf(draftOf(site))).toEqual({})
    const questions = [aQuestion({ key: '1st' }), aQuestion(), aQuestion(), aQuestion({ key: 'd', label: '' })]
    expect(
      problemsOf(
        edited({
          name: '  ',
          accent: 'reddish',
          privacyUrl: 'javascript:alert(1)',
          allowedOrigins: ['https://shop.example', 'ftp://shop.example', 'nonsense'],
          preChat: { ...site.preChat, questions },
        }),
      ),
    ).toEqual({
      name: 'sites.problem.name',
      accent: 'sites.problem.accent',
      privacyUrl: 'sites.problem.privacyUrl',
      'origin.1': 'sites.problem.origin.scheme',
      'origin.2': 'sites.problem.origin.unreadable',
      'question.0.key': 'sites.problem.question.key',
      'question.2.key': 'sites.problem.question.twice',
      'question.3.label': 'sites.problem.question.label',
    })
  })

  it('[CON23] puts a refusal of the server where it belongs', () => {
    expect(placeOfRefusal({ field: 'allowedOrigins', index: 2 })).toBe('origin.2')
    expect(placeOfRefusal({ path: '/change/allowedOrigins/1' })).toBe('origin.1')
    expect(placeOfRefusal({ path: '/change/preChat/questions/0/key' })).toBe('question.0.key')
    expect(placeOfRefusal({ path: '/change/privacyUrl' })).toBe('privacyUrl')
    expect(placeOfRefusal({ path: '/siteId' })).toBeNull()
    expect(placeOfRefusal({})).toBeNull()
  })

  it('[CON25] is shown as the panel would get it, also while a colour is half typed', () => {
    expect(appearanceOf(edited({ name: ' Tea ', accent: '#0f7' }))).toMatchObject({
      siteName: 'Tea',
      accent: '#00ff77',
    })
    expect(appearanceOf(edited({ accent: '#0' })).accent).toBe('#1f5eff')
    const { siteName, ...look }: Partial<Site> & { siteName: string } = appearanceOf(draftOf(site))
    expect(look).not.toHaveProperty('allowedOrigins')
    expect(siteName).toBe(site.name)
  })
})
