import type { Server } from 'node:http'
import type { Site } from '@frontdesk/domain'
import type { Me } from '@frontdesk/protocol'
import type { FastifyInstance } from 'fastify'
import type { ByteStream } from '../../app/ports/file-store.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Metrics } from '../../app/ports/metrics.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../../app/principal.ts'
import type { Sightings } from '../../app/sites/sightings.ts'
import type { Authenticate, Execute } from '../../commands/execute.ts'
import type { Config } from '../../config.ts'

export type HttpServerOptions = {
  config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'content' | 'trustedProxies'>
  execute: Execute
  authenticate: Pick<Authenticate, 'bySessionSecret' | 'byVisitorToken'>
  /** Keeps an agent's uploaded picture (at most `limits.pictureBytes`). @throws Fault picture.invalid */
  setPicture(principal: AgentPrincipal, bytes: Uint8Array): Promise<Me>
  /** A re-encoded picture (WebP) by its random key; null when there is none. */
  findPicture(key: string): Promise<Uint8Array | null>
  /** Takes one part of an upload. @throws Fault not_found, file.offset, request.too_large */
  receivePart(
    principal: AgentPrincipal | VisitorPrincipal,
    part: { fileId: string; offset: number; bytes: ByteStream; ip: string },
  ): Promise<{ receivedBytes: number }>
  /** The site of a public key, for the widget's frame; null when there is none. */
  findSite(key: string): Promise<Pick<Site, 'accountId' | 'id' | 'key' | 'allowedOrigins'> | null>
  /** Notes how far the snippets of sites have come. */
  sightings: Pick<Sightings, 'script' | 'frame'>
  /** Rejects when something that serving needs does not answer. */
  checkReady(): Promise<void>
  metrics: Metrics & { render(): Promise<{ contentType: string; text: string }> }
  log: Log
  /** Absolute paths of the built browser parts; they may be absent, then a page says how to build them. */
  assets: { console: string; widget: string }
  /** How long `close()` waits for requests under way. Default 10,000. */
  drainWithinMs?: number
}

export type HttpServer = {
  /** For the WebSocket door, which takes `upgrade`; attach it before `listen()`. */
  readonly server: Server
  /** @throws StartError when the port can not be had */
  listen(): Promise<void>
  /** Where it listens. @throws Error before `listen()` has resolved */
  address(): { host: string; port: number }
  /** From now on new requests are refused with `server.busy` and `/readyz` says no. `close()` does it too. */
  drain(): void
  /** Drains, waits for requests under way, then cuts what is left. Idempotent. */
  close(): Promise<void>
  /** A request without a socket, for tests. */
  readonly inject: FastifyInstance['inject']
}
