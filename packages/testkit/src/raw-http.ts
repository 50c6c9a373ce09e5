import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string }

/** One HTTP request with exactly these headers, from any address of the loopback network; nothing is added but `Host`. */
export const rawHttp = (
  url: string,
  options: {
    method?: string
    path: string
    headers?: OutgoingHttpHeaders
    body?: string | Buffer
    /** For example 127.0.0.9, which is another client to the server. */
    from?: string
  },
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(url)
    const { method = 'GET', path, headers = {}, body, from } = options
    const asking = request(
      { host: '127.0.0.1', port, method, path, headers, agent: false, ...(from && { localAddress: from }) },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
