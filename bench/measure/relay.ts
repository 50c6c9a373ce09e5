import { median, rounded } from '../figures.ts'
import type { Crew } from './crew.ts'

export type Relayed = {
  /** Messages a second that the agent had. */
  perSecond: number
  /** CPU microseconds for each message, by process. */
  cpuPerMessageUs: { [process: string]: number }
}

const warmUpSeconds = 3

/** How much passes when everybody always has one message under way. */
export const measureFlood = async (crew: Crew, seconds: number): Promise<Relayed> => {
  const { bare } = crew
  const warmUp = await crew.writers.do('flood', { seconds: warmUpSeconds, bare })
  await crew.received(warmUp.sent)
  const before = crew.cpu()
  const beganMs = performance.now()
  const { sent: count } = await crew.writers.do('flood', { seconds, bare })
  await crew.received(count)
  const tookSeconds = (performance.now() - beganMs) / 1_000
  const after = crew.cpu()
  return {
    perSecond: rounded(count / tookSeconds),
    cpuPerMessageUs: Object.fromEntries(
      Object.entries(after).map(([name, seconds_]) => [
        name,
        rounded(((seconds_ - (before[name] ?? 0)) * 1e6) / count),
      ]),
    ),
  }
}

/** Several rounds at each, in turn, so that both see the same machine; the medians count. */
export const compareFlood = async (
  crews: { product: Crew; baseline: Crew },
  rounds: { count: number; seconds: number },
): Promise<{ product: Relayed; baseline: Relayed; ratio: number }> => {
  const results: { product: Relayed[]; baseline: Relayed[] } = { product: [], baseline: [] }
  for (let round = 0; round < rounds.count; round += 1)
    for (const side of ['product', 'baseline'] as const)
      results[side].push(await measureFlood(crews[side], rounds.seconds))
  const middle = (all: readonly Relayed[]): Relayed => ({
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    cpuPerMessageUs: Object.fromEntries(
      Object.keys(all[0]?.cpuPerMessageUs ?? {}).map((name) => [
        name,
        median(all.map(({ cpuPerMessageUs }) => cpuPerMessageUs[name] ?? Number.NaN)),
      ]),
    ),
  })
  const [product, baseline] = [middle(results.product), middle(results.baseline)]
  return { product, baseline, ratio: rounded(product.perSecond / baseline.perSecond) }
}
