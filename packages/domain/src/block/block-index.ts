import { parseAddress } from './address.ts'
import type { Block } from './model.ts'
import { networkOf, parseRange } from './range.ts'

/** Whom is asked about; null for what is not known. */
export type Asked = { contactId: string | null; ip: string | null }

/** An account's blocks, laid out so that asking costs the same however many there are. */
export type BlockIndex = {
  /** A block that keeps them out now; null for none. */
  find(asked: Asked, nowMs: number): Block | null
}

export const isActive = ({ untilMs }: Pick<Block, 'untilMs'>, nowMs: number): boolean =>
  untilMs === null || untilMs > nowMs

/** @param blocks of one account; those that are over are not found, as those that will be are not from their end on */
export const indexBlocks = (blocks: readonly Block[]): BlockIndex => {
  const contacts = new Map<string, Block>()
  /** By family and length of prefix: few of them are in use, and each is one look-up. */
  const networks = new Map<string, { family: 4 | 6; prefix: number; blocks: Map<bigint, Block> }>()
  for (const block of blocks) {
    if (block.target.kind === 'contact') {
      contacts.set(block.target.contactId, block)
      continue
    }
    const range = parseRange(block.target.range)
    if (range === null) continue
    const { family, prefix, first } = range
    const key = `${family}/${prefix}`
    const network = networks.get(key) ?? { family, prefix, blocks: new Map() }
    networks.set(key, network)
    network.blocks.set(first, block)
  }

  const byAddress = (ip: string, nowMs: number): Block | null => {
    const address = networks.size === 0 ? null : parseAddress(ip)
    if (address === null) return null
    for (const { family, prefix, blocks: found } of networks.values()) {
      const block = family === address.family ? found.get(networkOf(address.value, family, prefix)) : undefined
      if (block !== undefined && isActive(block, nowMs)) return block
    }
    return null
  }

  return {
    find: ({ contactId, ip }, nowMs) => {
      const block = contactId === null ? undefined : contacts.get(contactId)
      if (block !== undefined && isActive(block, nowMs)) return block
      return ip === null ? null : byAddress(ip, nowMs)
    },
  }
}
