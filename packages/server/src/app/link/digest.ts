/**
 * What a poll follows beside the log, by topic. A text is compared only; a number is a version, and a lower one than was told
 * before, or none, is a node that has not heard yet.
 */
export type Topics = ReadonlyMap<string, string | number>

/** FNV-1a, 32 bits: two values of one topic that follow each other are all that it must tell apart. */
const hash = (value: string): string => {
  let sum = 0x811c9dc5
  for (let at = 0; at < value.length; at += 1) sum = Math.imul(sum ^ value.charCodeAt(at), 0x01000193)
  return (sum >>> 0).toString(36)
}

const versionMark = '#'
const short = (value: string | number): string =>
  typeof value === 'number' ? `${versionMark}${value.toString(36)}` : hash(value)
const versionOf = (value: string | undefined): number | null =>
  value?.startsWith(versionMark) === true ? Number.parseInt(value.slice(1), 36) : null

const write = (values: ReadonlyMap<string, string>): string =>
  [...values].map(([topic, value]) => `${topic}:${value}`).join(' ')

const read = (digest: string): Map<string, string> =>
  new Map(
    digest.split(' ').flatMap((part): [string, string][] => {
      const at = part.indexOf(':')
      return at < 1 ? [] : [[part.slice(0, at), part.slice(at + 1)]]
    }),
  )

const shorten = (topics: Topics): Map<string, string> =>
  new Map([...topics].map(([topic, value]) => [topic, short(value)]))

/** The picture in short, for the client to hand back. */
export const digestOf = (topics: Topics): string => write(shorten(topics))

const isNewer = (now: string, told: string | undefined): boolean => {
  const [version, toldVersion] = [versionOf(now), versionOf(told)]
  return version === null || toldVersion === null ? now !== told : version > toldVersion
}

/**
 * Compares what is so now with what the client was told last.
 * @returns the new digest, and the topics that are new or newer
 */
export const compareDigest = (told: string, now: Topics): { digest: string; changed: ReadonlySet<string> } => {
  const [before, after] = [read(told), shorten(now)]
  const changed = new Set([...after].flatMap(([topic, value]) => (isNewer(value, before.get(topic)) ? [topic] : [])))
  // What this node does not know another one does.
  const kept = [...before].filter(
    ([topic]) => !changed.has(topic) && (!after.has(topic) || versionOf(before.get(topic)) !== null),
  )
  return { digest: write(new Map([...after, ...kept])), changed }
}
