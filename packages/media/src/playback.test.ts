import { describe, expect, it } from 'vitest'
import { createPlayback, type Sounding, type Track } from './playback.ts'

const trackOf = (id: string, lengthMs = 10_000): Track => ({ id, lengthMs, address: async () => `https://files/${id}` })

/** A loudspeaker that plays until the test says that it has ended. */
const setUp = () => {
  const heard = new Map<string, (() => void)[]>()
  const played: string[] = []
  let veto: Error | null = null
  const audio = {
    src: '',
    currentTime: 0,
    playbackRate: 1,
    preservesPitch: true,
    play: async () => {
      if (veto !== null) throw veto
      played.push(audio.src)
    },
    pause: () => {},
    addEventListener: (event: string, listener: () => void) => {
      heard.set(event, [...(heard.get(event) ?? []), listener])
    },
  }
  const playback = createPlayback(audio as unknown as Sounding)
  const settle = async () => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve()
  }
  return {
    playback,
    played,
    settle,
    audio,
    tell: (event: string) => {
      for (const listener of heard.get(event) ?? []) listener()
    },
    forbid: (isForbidden: boolean) => {
      veto = isForbidden ? Object.assign(new Error('no gesture'), { name: 'NotAllowedError' }) : null
    },
  }
}

describe('what is heard', () => {
  it('[VOI4][E9] comes one after another when it comes by itself', async () => {
    const { playback, played, settle, tell } = setUp()
    playback.enqueue(trackOf('a'))
    playback.enqueue(trackOf('b'))
    playback.enqueue(trackOf('b'))
    await settle()
    expect(played).toEqual(['https://files/a'])
    tell('ended')
    await settle()
    expect(played).toEqual(['https://files/a', 'https://files/b'])
    tell('ended')
    await settle()
    expect(played.length).toBe(2)
    expect(playback.state.isPlaying).toBe(false)
  })

  it('[VOI4][E9] says so when the browser forbids it, and goes on once the page is touched', async () => {
    const { playback, played, settle, forbid } = setUp()
    forbid(true)
    playback.enqueue(trackOf('a'))
    await settle()
    expect(playback.state).toMatchObject({ blocked: 'a', isPlaying: false })
    playback.enqueue(trackOf('b'))
    await settle()
    expect(played).toEqual([])
    forbid(false)
    playback.resume()
    await settle()
    expect(playback.state).toMatchObject({ blocked: null, isPlaying: true })
    expect(played).toEqual(['https://files/a'])
  })

  it('[VOI3] keeps its place and speed, one at a time', async () => {
    const { playback, settle, tell, audio } = setUp()
    playback.play(trackOf('a'))
    await settle()
    audio.currentTime = 4
    tell('timeupdate')
    playback.setSpeed(1.5)
    playback.play(trackOf('b'))
    await settle()
    expect(playback.state.id).toBe('b')
    expect(playback.placeOf('a')).toBe(4_000)
    expect(audio.playbackRate).toBe(1.5)
    playback.seek(trackOf('a'), 20_000)
    expect(playback.placeOf('a')).toBe(10_000)
    playback.seek(trackOf('b'), -5)
    expect(playback.placeOf('b')).toBe(0)
  })

  it('[VOI4] passes over what can not be loaded', async () => {
    const { playback, played, settle } = setUp()
    playback.enqueue({ ...trackOf('a'), address: () => Promise.reject(new Error('gone')) })
    playback.enqueue(trackOf('b'))
    await settle()
    expect(played).toEqual(['https://files/b'])
  })
})
