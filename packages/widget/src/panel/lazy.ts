import { type ComponentType, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A part that is fetched when it is first drawn, or before by calling what it gives. Until it is here, nothing stands in its place. */
export const lazy = <P extends object>(load: () => Promise<ComponentType<P>>) => {
  let part: ComponentType<P> | null = null
  const fetched = async () => {
    part ??= await load()
  }
  const Lazy = (props: P) => {
    const [isHere, setHere] = useState(part !== null)
    useEffect(() => {
      // Not to be had now: the next drawing asks again.
      if (!isHere)
        fetched().then(
          () => setHere(true),
          () => {},
        )
    }, [isHere])
    return part === null ? null : h(part, props)
  }
  return Object.assign(Lazy, { fetch: fetched })
}
