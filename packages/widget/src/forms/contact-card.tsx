import { useState } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import { ConfirmOffer } from './confirm-offer.tsx'
import { ContactForm } from './contact-form.tsx'

/** With nobody there: how the visitor can be reached, asked or repeated. */
export const ContactCard = () => {
  const { desk, texts } = usePanel()
  const visitor = useCell(desk.visitor)
  const [isChanging, setChanging] = useState(false)
  if (visitor === null) return null
  const { email, phone } = visitor
  const ways = [email, phone].filter((way) => way !== null)
  const first = { name: visitor.name ?? '', email: email ?? '', phone: phone ?? '' }
  // What a signed identity says is neither asked for nor changed here.
  if (visitor.verified && ways.length === 0) return null
  if (ways.length === 0) return <ContactForm first={first} done={null} />
  if (isChanging) return <ContactForm first={first} done={() => setChanging(false)} />
  const [one = '', other] = ways
  return (
    <>
      <p class="event">
        {texts.t('contact.saved', { ways: other === undefined ? one : texts.t('contact.and', { one, other }) })}{' '}
        {!visitor.verified && (
          <button type="button" class="link" onClick={() => setChanging(true)}>
            {texts.t('contact.change')}
          </button>
        )}
      </p>
      {email !== null && !visitor.verified && !visitor.emailVerified && <ConfirmOffer key={email} email={email} />}
    </>
  )
}
