import { describe, expect, it } from 'vitest'
import { createPromMetrics } from './prom-metrics.ts'

describe('createPromMetrics', () => {
  it('[MET1] counts connections, messages, commits, commands and requests, beside the figures of the process', async () => {
    const metrics = createPromMetrics()
    metrics.connectionOpened('visitor')
    metrics.connectionOpened('visitor')
    metrics.connectionClosed('visitor')
    metrics.connectionCut('slow')
    metrics.messageStored('contact')
    metrics.batchCommitted(7, 0.003)
    metrics.commandAnswered('socket', 'message.send', 'ok', 0.002)
    metrics.commandAnswered('http', 'message.send', 'rate.limited', 0.001)
    metrics.requestAnswered('GET', '/console/*', 200, 0.004)
    const { text, contentType } = await metrics.render()
    metrics.close()
    expect(contentType).toContain('text/plain')
    for (const line of [
      'frontdesk_connections{kind="visitor"} 1',
      'frontdesk_connections{kind="agent"} 0',
      'frontdesk_connections_cut_total{reason="slow"} 1',
      'frontdesk_messages_total{author="contact"} 1',
      'frontdesk_messages_total{author="agent"} 0',
      'frontdesk_commit_batch_acts_bucket{le="10"} 1',
      'frontdesk_commit_seconds_count 1',
      'frontdesk_command_seconds_count{door="socket",command="message.send",outcome="ok"} 1',
      'frontdesk_command_seconds_count{door="http",command="message.send",outcome="rate.limited"} 1',
      'frontdesk_http_request_seconds_count{method="GET",route="/console/*",status="200"} 1',
    ])
      expect(text).toContain(line)
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m)
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
  })

  it('[MET1] keeps the figures of two servers in one process apart, and closes twice', async () => {
    const one = createPromMetrics()
    const other = createPromMetrics()
    one.messageStored('bot')
    expect((await other.render()).text).toContain('frontdesk_messages_total{author="bot"} 0')
    one.close()
    one.close()
    other.close()
  })
})
