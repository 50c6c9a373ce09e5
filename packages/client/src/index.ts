export { AccessEnded, RequestError } from './request-error.ts'
export * from './types.ts'
export { overWebSocket, type WebSocketLike } from './websocket.ts'
