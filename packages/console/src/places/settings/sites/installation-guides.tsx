import type { Site } from '@frontdesk/protocol'
import { useState } from 'react'
import { Choice } from '../../../components/choice.tsx'
import { CodeBlock } from '../../../components/code-block.tsx'
import { useT } from '../../../lib/i18n.ts'
import { Card } from '../settings-page.tsx'
import { directiveLines, type Guide, guideCode, guides } from './guides.ts'

/** How the snippet gets onto pages, by the way in which they are made; and what a strict page must allow. */
export const InstallationGuides = ({ site }: { site: Site }) => {
  const t = useT()
  const [guide, setGuide] = useState<Guide>('html')
  const code = directiveLines(site)
    .map(({ line }) => line)
    .join('\n')
  return (
    <Card title={t('sites.guides')}>
      <Choice
        label={t('sites.guides.kind')}
        value={guide}
        options={guides.map((value) => ({ value, label: t(`sites.guide.${value}`) }))}
        onChange={setGuide}
      />
      <p className="text-soft">{t(`sites.guide.${guide}.how`)}</p>
      <CodeBlock code={guideCode(guide, site)} label={t(`sites.guide.${guide}`)} />
      <details className="rounded-md border border-line">
        <summary className="flex min-h-(--target) items-center px-3 font-medium hover:bg-hover">
          {t('sites.policy')}
        </summary>
        <div className="flex flex-col gap-3 border-t border-line p-3">
          <p className="text-soft">{t('sites.policy.how')}</p>
          <CodeBlock code={code} label={t('sites.policy')} />
        </div>
      </details>
    </Card>
  )
}
