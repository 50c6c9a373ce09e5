import type { FileCard, Result } from '@frontdesk/protocol'
import { askHttp, type Credentials, expectOk } from './http.ts'

/** Headers by which the HTTP door knows somebody. */
const proofOf = (url: string, who: Credentials): { [name: string]: string } => ({
  ...(who.cookie === undefined ? {} : { cookie: who.cookie, origin: who.origin ?? url }),
  ...(who.token === undefined ? {} : { authorization: `Bearer ${who.token}` }),
})

/** Sends one part of an upload. */
export const putPart = (
  url: string,
  fileId: string,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
  who: Credentials,
): Promise<Response> =>
  fetch(`${url}/api/v1/files/${fileId}/content?offset=${offset}`, {
    method: 'PUT',
    headers: { ...proofOf(url, who), 'content-type': 'application/octet-stream' },
    body: bytes,
  })

/** Uploads a file in parts and waits for what comes of it. */
export const uploadFile = async (
  url: string,
  who: Credentials,
  conversationId: string,
  bytes: Uint8Array<ArrayBuffer>,
  { name = 'file.bin', voice = false }: { name?: string; voice?: boolean } = {},
): Promise<Upload> => {
  const announced = { conversationId, name, bytes: bytes.byteLength, voice }
  return bring(url, who, bytes, expectOk(await askHttp(url, 'file.create', announced, who)))
}

/** The same for a file that a canned response is going to have. */
export const keepFile = async (
  url: string,
  who: Credentials,
  bytes: Uint8Array<ArrayBuffer>,
  name = 'file.bin',
): Promise<Upload> => {
  const announced = { name, bytes: bytes.byteLength }
  return bring(url, who, bytes, expectOk(await askHttp(url, 'canned-response.announce', announced, who)))
}

type Upload = Result<'file.read'> & { fileId: string }

const bring = async (
  url: string,
  who: Credentials,
  bytes: Uint8Array<ArrayBuffer>,
  { fileId, partBytes }: Result<'file.create'>,
): Promise<Upload> => {
  for (let at = 0; at < bytes.byteLength; at += partBytes) {
    const answer = await putPart(url, fileId, at, bytes.slice(at, at + partBytes), who)
    if (!answer.ok) throw new Error(`part refused: ${await answer.text()}`)
  }
  let upload = expectOk(await askHttp(url, 'file.finish', { fileId }, who))
  while (upload.state === 'processing') upload = expectOk(await askHttp(url, 'file.finish', { fileId }, who))
  return { ...upload, fileId }
}

/** The same where the file must become ready. */
export const readyFile = async (...upload: Parameters<typeof uploadFile>): Promise<FileCard> => {
  const { card, refusal } = await uploadFile(...upload)
  if (card === null) throw new Error(`the file was refused: ${refusal}`)
  return card
}

/** Fetches a variant of a file as somebody, with a fresh pass. */
export const fetchFile = async (
  url: string,
  who: Credentials,
  fileId: string,
  variant: string,
  headers: { [name: string]: string } = {},
): Promise<Response> => {
  const { origin, pass } = expectOk(await askHttp(url, 'file.pass', {}, who))
  return fetch(`${origin}/files/${pass}/${fileId}/${variant}`, { headers })
}
