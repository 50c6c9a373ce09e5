/** Bounds that both sides know. Sizes in characters (UTF-16 units) unless the name says otherwise; times in milliseconds. */
export const limits = {
  frameBytes: 64 * 1024,
  messageCharacters: 8_000,
  nameCharacters: 80,
  loginCharacters: 64,
  passwordCharacters: 200,
  passwordMinimum: 10,
  urlCharacters: 2_048,
  titleCharacters: 300,
  pictureBytes: 5 * 1024 * 1024,
  /** Entries in one page of history and in a fresh opening of a conversation. */
  pageEntries: 50,
  /** A resume that would bring more changed entries than this brings a reset instead. */
  resumeEntries: 200,
  /** Items in one page of a list feed. */
  feedItems: 500,
  /** Conversations that one connection may watch at once. */
  watchedConversations: 1_000,
  /** Commands of one connection that may be under way at once. */
  requestsInFlight: 64,
  /** A socket that has not signed in by then is closed. */
  helloWithinMs: 5_000,
  /** The server beats this often. */
  beatEveryMs: 10_000,
  /** A side that has heard nothing valid for this long treats the link as dead. */
  deadAfterMs: 25_000,
  /** Life of a socket ticket and of a boot ticket. */
  ticketLifeMs: 60_000,
  /** A typing mark that is not renewed goes out after this time. */
  typingLifeMs: 6_000,
} as const
