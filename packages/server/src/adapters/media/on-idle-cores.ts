/** sched(7), SCHED_IDLE; where a system has none, niceness. */
const whenIdle = 'chrt -i 0 true 2>/dev/null && exec chrt -i 0 "$@"; exec nice -n 19 "$@"'

/**
 * How a program of ours is begun that runs only where nothing else wants to: it gives its core up at once, and a merely polite one
 * after some milliseconds. It is begun that way, since lowering itself would leave the threads it has already as they were.
 */
export const onIdleCores =
  process.platform === 'win32'
    ? { execArgv: [] }
    : { execPath: '/bin/sh', execArgv: ['-c', whenIdle, 'sh', process.execPath] }
