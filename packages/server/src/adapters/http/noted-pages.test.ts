import { expect, it, onTestFinished } from 'vitest'
import { openDoor } from './testing-door.ts'

it('[SITE4] the page that asks for the loader or the frame is noted', async () => {
  const noted: unknown[] = []
  const door = openDoor({
    findSite: async (key) => ({ accountId: 'acc', id: 'site', key, allowedOrigins: [] }),
    sightings: { script: (page) => noted.push(page), frame: ({ id }, page) => noted.push([id, page]) },
  })
  onTestFinished(() => door.close())
  const page = 'https://shop.example/'
  await door.inject({ url: '/widget.js', headers: { referer: page } })
  await door.inject({ url: '/widget.js', headers: { origin: 'https://shop.example' } })
  await door.inject({ url: '/widget.js' })
  await door.inject({ url: '/widget/frame/shop', headers: { referer: page } })
  expect(noted).toEqual([page, 'https://shop.example', undefined, ['site', page]])
})
