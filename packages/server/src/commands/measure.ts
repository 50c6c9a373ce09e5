import type { Metrics } from '../app/ports/metrics.ts'
import { presentError } from '../presenters/error.ts'
import type { Execute } from './execute.ts'

/** The same execution, measured for one door. */
export const measured =
  (execute: Execute, metrics: Pick<Metrics, 'commandAnswered'>, door: 'http' | 'socket'): Execute =>
  async (name, params, asking) => {
    const startedMs = performance.now()
    const tell = (outcome: Parameters<Metrics['commandAnswered']>[2]): void =>
      metrics.commandAnswered(door, name, outcome, (performance.now() - startedMs) / 1_000)
    try {
      const result = await execute(name, params, asking)
      tell('ok')
      return result
    } catch (thrown) {
      tell(presentError(thrown).error.code)
      throw thrown
    }
  }
