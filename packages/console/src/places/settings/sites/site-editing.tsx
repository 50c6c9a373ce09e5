import type { Site } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useScreen } from '../../../app/screen.ts'
import { SaveBar } from '../editing/save-bar.tsx'
import { useKeepUnsaved } from '../editing/use-keep-unsaved.ts'
import { AddressesSection } from './addresses-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { BeforeChatSection } from './before-chat-section.tsx'
import { IdentitySection } from './identity-section.tsx'
import { InstallationSection } from './installation-section.tsx'
import { PreviewButton, SitePreview } from './preview.tsx'
import { RetentionSection } from './retention-section.tsx'
import { type Section, sectionOfPlace } from './sections.ts'
import { ServiceSection } from './service-section.tsx'
import { appearanceOf } from './site-draft.ts'
import { SiteFrame } from './site-frame.tsx'
import { SiteTabs } from './site-tabs.tsx'
import { TextsSection } from './texts-section.tsx'
import { type SiteEditor, useSiteEditor } from './use-site-editor.ts'
import { putSite } from './use-sites.ts'

const shownBeside: ReadonlySet<Section> = new Set(['appearance', 'texts', 'before-chat'])

/** A site's page for administrators: one draft over all parts, saved together. */
export const SiteEditing = ({ site, section }: { site: Site; section: Section }) => {
  const editor = useSiteEditor(site)
  const navigate = useNavigate()
  const isWide = useScreen() === 'wide'
  const hasPreview = shownBeside.has(section)
  useKeepUnsaved(editor.isChanged, site.id)

  const save = async (): Promise<void> => {
    const place = await editor.save()
    if (place === null) return
    await navigate({
      to: '/settings/sites/$siteId/{-$section}',
      params: { siteId: site.id, section: sectionOfPlace(place) },
    })
  }
  return (
    <SiteFrame
      site={site}
      tabs={<SiteTabs siteId={site.id} current={section} />}
      aside={hasPreview && isWide ? <SitePreview appearance={appearanceOf(editor.draft)} isBeside /> : undefined}
      footer={editor.isChanged ? <SaveBar editor={editor} onSave={() => void save()} /> : undefined}
    >
      {hasPreview && !isWide && <PreviewButton appearance={appearanceOf(editor.draft)} />}
      <Part editor={editor} section={section} />
    </SiteFrame>
  )
}

const Part = ({ editor, section }: { editor: SiteEditor; section: Section }) => {
  const { site, draft, edit, change } = editor
  const queries = useQueryClient()
  switch (section) {
    case 'installation':
      return (
        <InstallationSection
          site={site}
          onAllow={async (origin) => {
            await change({ allowedOrigins: [...site.allowedOrigins, origin] })
            // A draft of the addresses would take it away again.
            if (editor.isChanged) edit({ allowedOrigins: [...draft.allowedOrigins, origin] })
          }}
        />
      )
    case 'appearance':
      return <AppearanceSection editor={editor} />
    case 'texts':
      return <TextsSection editor={editor} />
    case 'before-chat':
      return <BeforeChatSection editor={editor} />
    case 'addresses':
      return <AddressesSection editor={editor} />
    case 'service':
      return <ServiceSection editor={editor} />
    case 'identity':
      return <IdentitySection site={site} />
    case 'retention':
      return <RetentionSection site={site} onSaved={(saved) => putSite(queries, saved)} />
  }
}
