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

/** The medians of several windows, since one hiccup of the machine is one window. */
export const measureLatencies = async (
  crew: Crew,
  perSecond: number,
  windows: { count: number; seconds: number },
): Promise<Latency> => {
  const all: Latency[] = []
  for (let window = 0; window < windows.count; window += 1)
    all.push(await measureLatency(crew, perSecond, windows.seconds))
  return {
    perSecond: rounded(perSecond),
    p50Ms: median(all.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(all.map(({ p99Ms }) => p99Ms)),
  }
}
