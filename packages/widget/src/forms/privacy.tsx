import { usePanel } from '../panel/hooks.ts'
import { PrivacyLink } from './privacy-link.tsx'

/** The company's line, and what we add to it by ourselves. */
export const Privacy = () => {
  const { desk, texts } = usePanel()
  const { texts: words, privacyUrl, typingPreview } = desk.appearance
  const { privacy } = words[texts.language]
  if (!privacy && !privacyUrl && !typingPreview) return null
  return (
    <p class="privacy">
      {privacy} {typingPreview && texts.t('privacy.preview')} {privacyUrl && <PrivacyLink url={privacyUrl} />}
    </p>
  )
}
