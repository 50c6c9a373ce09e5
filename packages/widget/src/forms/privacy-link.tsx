import { usePanel } from '../panel/hooks.ts'

/** The company's privacy page, in a tab of its own. */
export const PrivacyLink = ({ url }: { url: string }) => {
  const { texts } = usePanel()
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {texts.t('privacy.link')}
    </a>
  )
}
