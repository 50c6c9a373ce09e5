export { createClient } from './client.ts'
export { overFallback } from './fallback.ts'
export { attachFeed, type Feed } from './feed.ts'
export {
  attachFiles,
  type CancelSignal,
  type Files,
  type FileVariant,
  type PutPart,
  type Uploadable,
  UploadCancelled,
  type UploadOptions,
  type UploadProgress,
  withFiles,
} from './files.ts'
export type { Post } from './long-polling.ts'
export { AccessEnded, RequestError } from './request-error.ts'
export * from './types.ts'
export {
  createVisitorSession,
  type Fetch,
  type SignedIdentity,
  type VisitorSession,
  type VisitorSessionOptions,
} from './visitor.ts'
export { overWebSocket, type WebSocketLike } from './websocket.ts'
