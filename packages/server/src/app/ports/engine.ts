/**
 * Why an engine did not do what it was asked: its key is wrong, its quota is used up, it asks to wait, it does not have the pair
 * of languages, takes no such text or sound, was not reached, or what it said cannot be used.
 */
export type EngineReason = 'key' | 'quota' | 'busy' | 'pair' | 'text' | 'unavailable' | 'unusable'

/** One line without secrets, addresses and words of the text. */
export class EngineRefused extends Error {
  override readonly name = 'EngineRefused'
  readonly reason: EngineReason

  constructor(reason: EngineReason) {
    super(`the engine refused: ${reason}`)
    this.reason = reason
  }
}
