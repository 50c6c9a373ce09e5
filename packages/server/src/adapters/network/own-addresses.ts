import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import type { OwnAddresses } from '../../app/ports/own-addresses.ts'

/** A name server that does not answer holds nobody up. */
const answerWithinMs = 2_000

/** This machine's interfaces, and what the installation's public name stands for now. */
export const createOwnAddresses = (publicUrl: string): OwnAddresses => ({
  list: async () => {
    const interfaces = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address))
    return [...interfaces, ...(await addressesOf(new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')))]
  },
})

const addressesOf = async (host: string): Promise<string[]> => {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<string[]>((resolve) => {
    timer = setTimeout(() => resolve([]), answerWithinMs)
  })
  const asked = lookup(host, { all: true }).then(
    (found) => found.map(({ address }) => address),
    () => [],
  )
  try {
    return await Promise.race([asked, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
