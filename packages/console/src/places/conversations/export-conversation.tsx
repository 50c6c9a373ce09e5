import { type TranscriptWords, transcriptHtml, transcriptText } from '@frontdesk/client/transcript'
import type { ServiceItem } from '@frontdesk/protocol'
import { useMutation } from '@tanstack/react-query'
import { FileCode, FileText, FileType, Printer } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { printTranscript } from '../../lib/print-transcript.ts'
import { saveFile } from '../../lib/save-file.ts'
import { exactTime } from '../../lib/time.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useRight } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'

type Format = 'text' | 'html' | 'pdf'

/** The conversation as everybody sees it, without notes: as a file, or printed to PDF by the browser. For those with the right. */
export const ExportConversation = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const language = useLanguage()
  const mayExport = useRight('conversations.export')
  const make = useMutation({
    mutationFn: async (format: Format) => {
      const { siteName, entries, earlier } = await call('conversation.export', { conversationId: item.id, format })
      const name = visitorName(t, item.contact.label)
      const words: TranscriptWords = {
        title: t('transcript.title', { name, site: siteName }),
        earlier: earlier ? t('transcript.earlier') : null,
        language,
        nameOf: ({ kind, label }) => (kind === 'contact' ? visitorName(t, label) : label),
        time: (atMs) => exactTime(language, atMs),
      }
      const file = `conversation-${item.id.slice(-6)}`
      if (format === 'text') saveFile(`${file}.txt`, transcriptText(entries, words), 'text/plain;charset=utf-8')
      else if (format === 'html') saveFile(`${file}.html`, transcriptHtml(entries, words), 'text/html;charset=utf-8')
      else printTranscript(entries, words)
    },
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
  })
  if (!mayExport) return null
  return (
    <section className="border-t border-line px-4 py-3">
      <h2 className="mb-1.5 text-12 font-semibold text-faint">{t('transcript.head')}</h2>
      <Menu
        align="start"
        trigger={
          <Button icon={<FileText size={16} aria-hidden />} busy={make.isPending}>
            {t('transcript.export')}
          </Button>
        }
      >
        <MenuItem icon={<FileType size={16} aria-hidden />} onSelect={() => make.mutate('text')}>
          {t('transcript.text')}
        </MenuItem>
        <MenuItem icon={<FileCode size={16} aria-hidden />} onSelect={() => make.mutate('html')}>
          {t('transcript.html')}
        </MenuItem>
        <MenuItem icon={<Printer size={16} aria-hidden />} onSelect={() => make.mutate('pdf')}>
          {t('transcript.pdf')}
        </MenuItem>
      </Menu>
    </section>
  )
}
