import type { Site } from '@frontdesk/protocol'
import { useState } from 'react'
import { Choice } from '../../../components/choice.tsx'
import { CodeBlock } from '../../../components/code-block.tsx'
import { useT } from '../../../lib/i18n.ts'
import { Card } from '../settings-page.tsx'
import { identifyLine, identitySample, type SampleLanguage, sampleLanguages } from './identity-samples.ts'

const names: { [L in SampleLanguage]: string } = { node: 'Node.js', php: 'PHP', python: 'Python' }

/** How the site's server signs an identity, and how its page hands it on. */
export const IdentityGuide = ({ site, keyId }: { site: Site; keyId: string | null }) => {
  const t = useT()
  const [language, setLanguage] = useState<SampleLanguage>('node')
  return (
    <Card title={t('sites.identity.how')}>
      <p className="text-soft">{t('sites.identity.step.sign')}</p>
      <Choice
        label={t('sites.identity.language')}
        value={language}
        options={sampleLanguages.map((value) => ({ value, label: names[value] }))}
        onChange={setLanguage}
      />
      <CodeBlock code={identitySample(language, { siteKey: site.key, keyId })} label={names[language]} />
      <p className="text-soft">{t('sites.identity.step.page')}</p>
      <CodeBlock code={identifyLine} label={t('sites.identity.page')} />
      <p className="text-soft">{t('sites.identity.step.out')}</p>
    </Card>
  )
}
