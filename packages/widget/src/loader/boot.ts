import type { Appearance } from '@frontdesk/protocol'

export type Boot = { ticket: string; appearance: Appearance }

/** Asks, with the page's own Origin, for a ticket that lets the frame in. Throws an Error whose message is for developers. */
export const boot = async (origin: string, siteKey: string): Promise<Boot> => {
  const answer = await fetch(`${origin}/api/v1/widget/boot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ siteKey }),
  })
  const body = (await answer.json()) as Boot & { error?: { message: string } }
  if (!answer.ok) throw new Error(body.error?.message)
  return body
}
