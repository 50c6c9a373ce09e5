import { median, percentile, rounded } from '../figures.ts'
import type { Crew } from './crew.ts'

/** From sending to the agent having it, in ms. */
export type Latency = { perSecond: number; p50Ms: number; p99Ms: number }

/** Before each window, unmeasured. */
export const warmUpSeconds = 2

export const measureLatency = async (crew: Crew, perSecond: number, seconds: number): Promise<Latency> => {
  const warmUp = await crew.writers.do('rate', { perSecond, seconds: warmUpSeconds })
  await crew.received(warmUp.sent)
  const { sent } = await crew.writers.do('rate', { perSecond, seconds })
  const latencyMs = await crew.received(sent)
  return {
    perSecond: rounded(perSecond),
    p50Ms: rounded(percentile(latencyMs, 0.5)),
    p99Ms: rounded(percentile(latencyMs, 0.99)),
  }
}

type Windows = { count: number; seconds: number }

/** The medians of several windows, since one hiccup of the machine is one window. */
export const measureLatencies = async (crew: Crew, perSecond: number, windows: Windows): Promise<Latency> => {
  const all: Latency[] = []
  for (let window = 0; window < windows.count; window += 1)
    all.push(await measureLatency(crew, perSecond, windows.seconds))
  return mediansOf(all)
}

/** The same of two, window by window, each as often before the other as after it: what the machine does meanwhile meets both. */
export const measureInTurn = async (
  [one, other]: readonly [Crew, Crew],
  perSecond: number,
  windows: Windows,
): Promise<[Latency, Latency]> => {
  const ofOne: Latency[] = []
  const ofOther: Latency[] = []
  const measureOne = async () => ofOne.push(await measureLatency(one, perSecond, windows.seconds))
  const measureOther = async () => ofOther.push(await measureLatency(other, perSecond, windows.seconds))
  for (let window = 0; window < windows.count; window += 1)
    for (const measure of window % 2 === 0 ? [measureOne, measureOther] : [measureOther, measureOne]) await measure()
  return [mediansOf(ofOne), mediansOf(ofOther)]
}

const mediansOf = (all: readonly Latency[]): Latency => ({
  perSecond: median(all.map(({ perSecond }) => perSecond)),
  p50Ms: median(all.map(({ p50Ms }) => p50Ms)),
  p99Ms: median(all.map(({ p99Ms }) => p99Ms)),
})
