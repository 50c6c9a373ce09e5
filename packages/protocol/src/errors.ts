/**
 * The one error catalogue: code -> HTTP status and whether trying the same again later can succeed.
 * Codes never change their meaning. docs/PROTOCOL.md shows this table; a test compares the two.
 */
export const errorCatalogue = {
  'request.invalid': {
    status: 400,
    retryable: false,
    meaning: 'The frame, body or a parameter is not of the documented form.',
  },
  'import.invalid': {
    status: 400,
    retryable: false,
    meaning: 'Lines of the file are not of the documented form, and nothing was taken in; details.lines says which.',
  },
  'text.unstorable': { status: 400, retryable: false, meaning: 'A text holds U+0000 or a lone surrogate.' },
  'version.unsupported': {
    status: 400,
    retryable: false,
    meaning: 'The client speaks a version that this server does not.',
  },
  'password.weak': { status: 400, retryable: false, meaning: 'The new password is too short or too common.' },
  'block.forbidden_address': {
    status: 400,
    retryable: false,
    meaning: 'This address or range can not be blocked; details.why says what it is.',
  },
  'picture.invalid': { status: 400, retryable: false, meaning: 'The file is not a picture that can be used.' },
  'auth.required': {
    status: 401,
    retryable: false,
    meaning: 'No valid session, token or ticket came with the request.',
  },
  'identity.invalid': {
    status: 401,
    retryable: false,
    meaning: 'The signed identity is malformed, expired, spent, or not signed for this site.',
  },
  'auth.failed': { status: 401, retryable: false, meaning: 'Login or password is wrong, or the login is disabled.' },
  'password.wrong': { status: 403, retryable: false, meaning: 'The current password given is not right.' },
  'password.change_due': {
    status: 403,
    retryable: false,
    meaning: 'Somebody else has set the password; change it before anything else.',
  },
  'right.missing': { status: 403, retryable: false, meaning: 'The signed-in role may not do this.' },
  'origin.refused': {
    status: 403,
    retryable: false,
    meaning: 'The page address is not among the allowed addresses of the site.',
  },
  'consent.required': {
    status: 403,
    retryable: false,
    meaning: 'This site starts nothing before the visitor has agreed.',
  },
  'visitor.blocked': {
    status: 403,
    retryable: false,
    meaning: 'The company serves this visitor, or the address it comes from, no more. Nothing to try again.',
  },
  'registration.off': { status: 403, retryable: false, meaning: 'This installation takes no registrations.' },
  not_found: { status: 404, retryable: false, meaning: 'It does not exist, or is not yours to see.' },
  'login.in_use': { status: 409, retryable: false, meaning: 'Another agent of the account has this login or number.' },
  'name.in_use': { status: 409, retryable: false, meaning: 'Another one of the account has this name.' },
  'list.full': {
    status: 409,
    retryable: false,
    meaning: 'The account has as many of these as it may; remove one first.',
  },
  'role.in_use': { status: 409, retryable: false, meaning: 'Agents have this role; give them another one first.' },
  'conversation.taken': {
    status: 409,
    retryable: false,
    meaning: 'Somebody else has the conversation; details.assignee says who.',
  },
  'conversation.closed': { status: 409, retryable: false, meaning: 'The conversation is closed; reopen it first.' },
  'message.too_late': {
    status: 409,
    retryable: false,
    meaning: 'The time within which the message could be changed or taken back is over.',
  },
  'message.not_own': { status: 403, retryable: false, meaning: 'Only the author of a message may do this.' },
  'message.gone': { status: 409, retryable: false, meaning: 'It is no message, or was taken back.' },
  'message.full': {
    status: 409,
    retryable: false,
    meaning: 'The message has as many different reactions as it may, or you have put as many on it.',
  },
  'conversation.not_yours': {
    status: 403,
    retryable: false,
    meaning: 'Only who has the conversation, or a supervisor, may do this.',
  },
  'room.not_owner': { status: 403, retryable: false, meaning: 'Only the owner of the room may do this.' },
  'room.fixed': {
    status: 409,
    retryable: false,
    meaning: 'A room of two, or of a team, has the members and the name that it has.',
  },
  'room.refused': {
    status: 409,
    retryable: false,
    meaning: 'Nobody of those who were picked can be asked into the session now; details.refused says why.',
  },
  'room.full': { status: 409, retryable: false, meaning: 'The room has as many members as it may.' },
  'rating.over': {
    status: 409,
    retryable: false,
    meaning: 'The site asks for no rating, nobody served, or the time for it is over.',
  },
  'conversation.not_closed': { status: 409, retryable: false, meaning: 'The conversation is not closed.' },
  'visitor.offline': {
    status: 409,
    retryable: false,
    meaning:
      'The visitor is not there, and this company wants nothing written to those who are not; nothing was stored.',
  },
  'callback.changed': {
    status: 409,
    retryable: false,
    meaning: 'Somebody else has changed the entry meanwhile; details.callback is the newest.',
  },
  'callback.exists': {
    status: 409,
    retryable: false,
    meaning: 'The contact stands on the revisit list already; details.callbackId says where.',
  },
  'block.exists': {
    status: 409,
    retryable: false,
    meaning: 'The visitor or range is blocked already; details.blockId says where.',
  },
  'agent.unavailable': { status: 409, retryable: false, meaning: 'The agent takes no visitors now.' },
  'agent.offline': {
    status: 409,
    retryable: false,
    meaning: 'You are out of service; become available first.',
  },
  'offer.over': {
    status: 409,
    retryable: false,
    meaning: 'You are not, or no longer, asked to take this conversation.',
  },
  'invitation.refused': {
    status: 409,
    retryable: false,
    meaning:
      'The visitor can not be invited now; details.reason says why (gone, served, invited, quiet, agent, full), and for quiet details.untilMs until when.',
  },
  'invitation.over': {
    status: 409,
    retryable: false,
    meaning: 'The invitation has ended otherwise before; details.state says how.',
  },
  'administrator.last': {
    status: 409,
    retryable: false,
    meaning: 'The last active administrator can be neither disabled nor demoted.',
  },
  'identity_key.full': {
    status: 409,
    retryable: false,
    meaning: 'The site has two signing keys already; remove one first.',
  },
  'mail.off': { status: 409, retryable: false, meaning: 'No mail server is set for this installation.' },
  'mail_link.spent': {
    status: 410,
    retryable: false,
    meaning: 'The link from the mail has been used, was replaced or has expired; ask for a new one.',
  },
  'file.offset': {
    status: 409,
    retryable: false,
    meaning: 'The part does not go on where the file ends so far; details.receivedBytes says where.',
  },
  'file.incomplete': {
    status: 409,
    retryable: false,
    meaning: 'Bytes of the file are missing; details.receivedBytes says from where on.',
  },
  'file.not_ready': { status: 409, retryable: false, meaning: 'The file has not been received and looked at yet.' },
  'file.too_large': {
    status: 413,
    retryable: false,
    meaning: 'The file, or the picture in it, is over the limit; details.maxBytes or details.maxPixels says which.',
  },
  'file.kind_refused': {
    status: 415,
    retryable: false,
    meaning: 'The company takes no files of this kind; details.kinds says which it takes.',
  },
  'file.unsafe': { status: 422, retryable: false, meaning: 'The file holds what may do harm, and was not kept.' },
  'file.unchecked': {
    status: 503,
    retryable: true,
    meaning: 'The virus scanner has not looked at the file, and without that none is taken here.',
  },
  'file.no_room': {
    status: 507,
    retryable: false,
    meaning:
      'The server’s disk is full and nothing of the file was kept; send it again after retryAfterMs, when whoever runs the server has made room.',
  },
  'file.limit': {
    status: 429,
    retryable: false,
    meaning: 'The visitor has sent as many files as it may; details.perHour says how many, retryAfterMs how long.',
  },
  'request.too_large': { status: 413, retryable: false, meaning: 'The frame, body or file is over its limit.' },
  'rate.limited': { status: 429, retryable: true, meaning: 'Too many of these; wait retryAfterMs.' },
  'server.error': { status: 500, retryable: true, meaning: 'A fault of the server; nothing is known to be stored.' },
  'sms.off': { status: 409, retryable: false, meaning: 'No gateway for text messages is set for this installation.' },
  'mail.failed': {
    status: 502,
    retryable: true,
    meaning: 'The mail server did not take the message; details.reason says why.',
  },
  'translation.failed': {
    status: 502,
    retryable: false,
    meaning: 'The translation engine did not translate; details.reason says why.',
  },
  'transcription.failed': {
    status: 502,
    retryable: false,
    meaning: 'The engine for speech wrote nothing down; details.reason says why.',
  },
  'server.busy': {
    status: 503,
    retryable: true,
    meaning: 'The server or a row it needs is busy or shutting down; wait retryAfterMs.',
  },
} as const

export type ErrorCode = keyof typeof errorCatalogue

/** WebSocket close codes that the server uses beside the standard ones (RFC 6455, 7.4.2: 4000–4999 are private). */
export const closeCodes = {
  /** Standard: going away for a restart; come back with a little jitter. */
  restarting: 1012,
  /** Standard: a frame over the size limit. */
  tooLarge: 1009,
  /** The first frame was not a valid hello, or the ticket was not valid: get a new ticket. */
  unauthenticated: 4401,
  /** The session or right behind this connection has ended: do not come back with it. */
  revoked: 4403,
  /** The company serves this visitor no more: do not come back. */
  blocked: 4423,
  /** No hello within `limits.helloWithinMs`. */
  helloTimeout: 4408,
  /** The receiver was too slow and frames were dropped: connect again and resume. */
  resync: 4410,
  /** Nothing was heard from the client for `limits.deadAfterMs`. */
  silent: 4411,
  /** Too many connections or frames: come back after a pause. */
  limited: 4429,
} as const

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/** What a refused request is answered with, on the WebSocket inside an `error` frame and on HTTP as the body `{error: …}`. */
export type WireError = {
  code: ErrorCode
  /** English, for developers; people's texts are made by the client from the code. */
  message: string
  retryAfterMs?: number
  details?: { [key: string]: unknown }
}
