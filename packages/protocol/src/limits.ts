/** Bounds that both sides know. Sizes in characters (UTF-16 units) unless the name says otherwise; times in milliseconds. */
export const limits = {
  frameBytes: 64 * 1024,
  messageCharacters: 8_000,
  /** What a field for a message takes: enough of a text that is too long to shorten it, and no more than a page draws at once. */
  draftCharacters: 32_000,
  nameCharacters: 80,
  loginCharacters: 64,
  passwordCharacters: 200,
  passwordMinimum: 10,
  urlCharacters: 2_048,
  titleCharacters: 300,
  /** Of one file, whatever a company allows; bytes of one part of an upload; files of one message. */
  fileBytes: 512 * 1024 * 1024,
  filePartBytes: 512 * 1024,
  /** Files of one visitor in an hour, whatever a company allows. */
  filesPerHour: 1_000,
  messageFiles: 10,
  fileNameCharacters: 255,
  /** Of one picture that was sent. */
  filePixels: 64_000_000,
  waveformPeaks: 64,
  pictureBytes: 5 * 1024 * 1024,
  /** Visitors in one page of the board, and on a board at all: of more, the newest. */
  boardPage: 250,
  boardVisitors: 5_000,
  /** Changes of the board are told together, no more often than this. */
  boardEveryMs: 250,
  /** Longest that a message may be changed by its author, and the characters of one emoji. */
  editWithinMs: 31 * 86_400_000,
  emojiCharacters: 32,
  /** Entries in one page of history and in a fresh opening of a conversation. */
  pageEntries: 50,
  /** A resume that would bring more changed entries than this brings a reset instead. */
  resumeEntries: 200,
  /** Items in one page of a list feed. */
  feedItems: 500,
  /** Agents whom one message may call by name. */
  mentions: 50,
  /** Who may be in one room at once, and the characters of its title. */
  roomMembers: 200,
  roomTitleCharacters: 80,
  /** Of the name by which the others of a session know a visitor. */
  sessionNameCharacters: 40,
  /** Of a message of a room that goes by text message; the rest is behind the link. */
  smsCharacters: 300,
  /** Of what went besides from a room, the newest are told. */
  roomNotices: 200,
  searchCharacters: 100,
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
  /** Allowed addresses of one site. */
  siteOrigins: 50,
  /** A greeting, privacy line or consent text of a site, in one language. */
  siteTextCharacters: 1_000,
  /** Questions of the company's own in the form before the chat. */
  preChatQuestions: 5,
  /** Signing keys of one site at once: the one in use and the one that follows it. */
  identityKeys: 2,
  /** A signed identity (JWT) as text. */
  identityCharacters: 4_096,
  /** A signed identity may live no longer than this from its making. */
  identityLifeMs: 3_600_000,
  /** Tags of one account, those on one conversation or contact, and the characters of a name. */
  tags: 200,
  tagsOn: 20,
  tagCharacters: 40,
  /** Entries of a transcript, and messages of one that goes by mail: the newest. */
  transcriptEntries: 5_000,
  mailedMessages: 500,
  /** Words of a rating. */
  ratingCharacters: 1_000,
  /** A visitor rates, and changes its rating, for so long after a conversation was closed. */
  ratingWithinMs: 7 * 86_400_000,
  attributes: 50,
  attributeKeyCharacters: 64,
  attributeCharacters: 500,
  /** A reason, report or outcome of a callback. */
  callbackCharacters: 2_000,
  /** Canned responses that an agent has for itself, and that its company and its teams have together. */
  cannedResponses: 500,
  cannedCodeCharacters: 32,
  cannedCharacters: 4_000,
  cannedLanguages: 10,
  cannedBytes: 200_000,
  /** Words to a visitor who is not there wait so long for others to go with them in one mail. */
  letterAfterMs: 30_000,
  /** Presence that an app or a company's server reports lasts no longer without being told again. */
  presenceLifeMs: 300_000,
  /** People of one report of a company's server. */
  presencePeople: 500,
  /** A removed callback can be taken back for this long. */
  callbackRestoreMs: 60_000,
  /** Callbacks in one page of the revisit list. */
  pageCallbacks: 50,
  /** Rows of one import or export of the revisit list. */
  importRows: 1_000,
  exportRows: 10_000,
  importCharacters: 300_000,
  importBytes: 1_000_000,
  /** Words of an invitation, and how many a company keeps ready in each language. */
  invitationCharacters: 300,
  invitationTexts: 10,
  /** How long a box may wait for its answer, and a visitor be left alone. */
  invitationLifeMs: 600_000,
  invitationQuietMs: 2_592_000_000,
  /** How often rules may invite one visitor, in one visit or a day. */
  invitationsPerVisitor: 20,
  triggers: 50,
  triggerConditions: 10,
  patternCharacters: 500,
  timeOnPageMs: 3_600_000,
  retentionDays: 3_650,
  /** Events in one page of the audit log, and the days that they are kept: at least, at most. */
  pageAuditEvents: 50,
  auditDaysMinimum: 30,
  auditDays: 3_650,
  /** Teams of one account, and business hours. */
  teams: 200,
  businessHours: 100,
  /** Spans of service in one day. */
  daySpans: 6,
  holidays: 100,
  /** Conversations that an agent has at once, at most; and a team. */
  agentCapacity: 100,
  teamCapacity: 10_000,
  skills: 30,
  skillCharacters: 40,
  languages: 20,
  /** Of interpretation: pairs that a company offers, and words that stay as they are. */
  languagePairs: 500,
  glossaryTerms: 500,
  glossaryCharacters: 80,
  breakReasons: 20,
  /** Rules that make contacts special, the conditions of one, and how far back one looks. */
  handlingRules: 100,
  ruleConditions: 10,
  conditionAmount: 36_500,
  /** Longest of what service waits for: an offer's answer, a lost connection, a place in the queue, the way back, silence. */
  acceptWithinMs: 600_000,
  graceMs: 3_600_000,
  overflowAfterMs: 86_400_000,
  returnWithinMs: 86_400_000,
  ownAgentWaitMs: 86_400_000,
  giveBackAfterMs: 86_400_000,
  idleMs: 2_592_000_000,
  /** Blocks of one account, those that are over included until they are swept. */
  blocks: 10_000,
  blockReasonCharacters: 500,
  pageBlocks: 50,
  /** The last moment that a four-digit year can name. */
  latestMs: 253_402_300_799_999,
  /** Life of a link sent by mail. */
  mailLinkLifeMs: 1_800_000,
  /** A long poll is answered by then, with or without news. */
  pollWithinMs: 25_000,
  /** Presence by long polling lasts this long after a poll. */
  leaseLifeMs: 40_000,
  /** Conversations that one long poll may follow. */
  polledConversations: 500,
  /** Days of one page of an agent's ledger. */
  ledgerDays: 62,
  /** A conversation is laid aside for at most so long. */
  snoozeMs: 31 * 86_400_000,
  /** Of what a visitor is typing, as much as is told: the end of it. */
  previewCharacters: 500,
  /** A typing mark that is not renewed goes out after this time. */
  typingLifeMs: 6_000,
} as const
