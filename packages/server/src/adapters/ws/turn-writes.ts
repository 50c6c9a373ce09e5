/** What a stream needs to have so that its writes can be gathered. Node's `Writable` has it. */
export type Corkable = { cork(): void; uncork(): void }

export interface TurnWrites {
  /** Gathers what is written to the stream from now on until the turn of the event loop ends. */
  hold(stream: Corkable): void
  /** Lets it go at once. */
  release(stream: Corkable): void
}

/**
 * Frames for one socket that are sent in one turn leave in one system call: a commit of many messages brings as many frames
 * to the agent who watches, and each call costs about as much as making the frame.
 * @param afterThisTurn calls once when the present turn is over, after the promises that it has settled
 */
export const createTurnWrites = (afterThisTurn: (run: () => void) => void = setImmediate): TurnWrites => {
  const held = new Set<Corkable>()

  const releaseAll = (): void => {
    for (const stream of held) stream.uncork()
    held.clear()
  }

  return {
    hold: (stream) => {
      if (held.has(stream)) return
      if (held.size === 0) afterThisTurn(releaseAll)
      held.add(stream)
      stream.cork()
    },
    release: (stream) => {
      if (held.delete(stream)) stream.uncork()
    },
  }
}
