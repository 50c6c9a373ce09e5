/** Sends text messages to phones. */
export interface Texter {
  /**
   * Resolves once the gateway has taken it. A repeat with the same id is the same message.
   * @param message.to a number in E.164, such as +8613800000000
   * @throws TextRefused
   */
  send(message: { id: string; to: string; text: string }): Promise<void>
}

/** The gateway did not take a message, or was not reached. */
export class TextRefused extends Error {
  /** One line without secrets, numbers and words of the message. */
  readonly reason: string
  /** Another try would end the same way. */
  readonly isForGood: boolean

  constructor(reason: string, isForGood: boolean) {
    super(`The gateway for text messages did not take one: ${reason}`)
    this.name = 'TextRefused'
    this.reason = reason
    this.isForGood = isForGood
  }
}
