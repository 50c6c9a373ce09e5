import type { Tag } from '@frontdesk/protocol'
import { create } from 'zustand'
import type { Live } from './live.ts'

type Tags = { tags: readonly Tag[]; byId: ReadonlyMap<string, Tag>; ready: boolean }

/** The account's tags by name, live: what is marked names them by their ids. */
export const useTags = create<Tags>(() => ({ tags: [], byId: new Map(), ready: false }))

/** The newest list, from a frame or from an answer to an act. */
export const putTags = (tags: readonly Tag[]): void =>
  useTags.setState({ tags, byId: new Map(tags.map((tag) => [tag.id, tag])), ready: true })

/** Those of the ids that are tags still, each once. */
export const tagsOf = ({ byId }: Pick<Tags, 'byId'>, ids: readonly string[]): Tag[] =>
  [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])

/** Loads the list at each connection and follows its changes until the returned function is called. */
export const followTags = ({ client }: Live): (() => void) => {
  const load = async (): Promise<void> => putTags((await client.request('tag.list', {})).tags)
  const reload = (): void => {
    // What a lost connection keeps from coming, the next one brings.
    if (client.state.kind === 'online') load().catch(() => {})
  }
  const offs = [
    client.on('state', reload),
    client.on('frame', (frame) => {
      if (frame.type === 'tags.changed') putTags(frame.tags)
    }),
  ]
  reload()
  return () => {
    for (const off of offs) off()
    useTags.setState({ tags: [], byId: new Map(), ready: false })
  }
}
