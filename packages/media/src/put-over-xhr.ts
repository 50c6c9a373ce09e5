import type { PutPart } from '@frontdesk/client/files'

/**
 * Puts parts by the one way that tells browsers' pages how far they have got.
 * @param headers what says who asks, as it is now; empty where a cookie does
 */
export const putOverXhr =
  (headers: () => { readonly [name: string]: string }): PutPart<Blob> =>
  (path, part, { onSent, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('PUT', path)
      request.setRequestHeader('content-type', 'application/octet-stream')
      for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value)
      // Nothing has moved for so long: the line is dead, whatever the browser still hopes.
      let silence: ReturnType<typeof setTimeout> | undefined
      const alive = () => {
        clearTimeout(silence)
        silence = setTimeout(() => request.abort(), silentMs)
      }
      request.upload.addEventListener('progress', ({ loaded }) => {
        alive()
        onSent(Math.min(loaded, part.size))
      })
      const fail = () => {
        clearTimeout(silence)
        reject(new Error('no answer'))
      }
      for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, fail)
      request.addEventListener('load', () => {
        clearTimeout(silence)
        resolve({ status: request.status, json: async () => JSON.parse(request.responseText) as unknown })
      })
      signal?.addEventListener('abort', () => request.abort())
      alive()
      request.send(part)
    })

const silentMs = 30_000
