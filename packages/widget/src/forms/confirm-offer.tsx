import { useEffect, useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'

/** Whether links can be sent from here at all; asked once a page. */
let mails: Promise<boolean> | undefined
const canMail = async (): Promise<boolean> => {
  try {
    const answer = await fetch('/api/v1/installation/greeting')
    return ((await answer.json()) as { mail?: unknown }).mail === true
  } catch {
    return false
  }
}

/** Sends the visitor a link to its address; the one who answers it has shown that the address is right. */
export const ConfirmOffer = ({ email }: { email: string }) => {
  const { desk, texts } = usePanel()
  const [state, setState] = useState<'hidden' | 'offered' | 'sent' | 'recent' | 'failed'>('hidden')

  useEffect(() => {
    let isHere = true
    mails ??= canMail()
    void mails.then((can) => {
      if (isHere) setState(can ? 'offered' : 'hidden')
    })
    return () => {
      isHere = false
    }
  }, [email])

  const ask = async () => {
    try {
      await desk.client.request('address.challenge', {})
      setState('sent')
    } catch (fault) {
      // By its shape: a class that the bridge has too would become a file of its own.
      const { code } = fault as { code?: unknown }
      setState(code === 'rate.limited' ? 'recent' : 'failed')
    }
  }

  switch (state) {
    case 'hidden':
      return null
    case 'offered':
    case 'failed':
      return (
        <p class="event">
          {state === 'failed' && <span role="alert">{texts.t('confirm.failed')} </span>}
          <button type="button" class="link" onClick={ask}>
            {texts.t('confirm.offer')}
          </button>
        </p>
      )
    case 'sent':
    case 'recent':
      return (
        <p class="event" role="status">
          {texts.t(`confirm.${state}`, { email })}
        </p>
      )
  }
}
