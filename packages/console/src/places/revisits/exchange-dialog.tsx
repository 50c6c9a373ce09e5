import { useMutation } from '@tanstack/react-query'
import { Download, Upload } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { ApiError, call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { type TextId, useT } from '../../lib/i18n.ts'
import { saveFile } from '../../lib/save-file.ts'
import { toast } from '../../state/toasts.ts'

type WrongLine = { line: number; column: string | null; problem: string }

const problems: { readonly [problem: string]: TextId } = {
  unreadable: 'revisits.line.unreadable',
  nobody: 'revisits.line.nobody',
  wrong: 'revisits.line.wrong',
  too_long: 'revisits.line.long',
  too_many: 'revisits.line.many',
}

const linesOf = (error: unknown): WrongLine[] =>
  error instanceof ApiError && error.code === 'import.invalid' ? ((error.details['lines'] as WrongLine[]) ?? []) : []

/** The list as a file for spreadsheets, out and in. */
export const ExchangeDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const exporting = useMutation({
    mutationFn: () => call('callback.export', {}),
    onSuccess: ({ csv }) => saveFile('revisits.csv', csv, 'text/csv'),
  })
  const importing = useMutation({
    mutationFn: async (file: File) => call('callback.import', { csv: await file.text() }),
    onSuccess: ({ imported }) => {
      toast(t('revisits.imported', { count: imported }))
      onClose()
    },
  })
  const wrong = linesOf(importing.error)
  const error = importing.error ?? exporting.error
  return (
    <Dialog title={t('revisits.exchange')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        {error !== null && (
          <Notice look="bad">
            {errorText(t, error)}
            {wrong.length > 0 && (
              <ul className="mt-1 list-disc ps-4">
                {wrong.map(({ line, column, problem }) => (
                  <li key={`${line} ${column}`}>
                    {t('revisits.line', {
                      line,
                      problem: t(problems[problem] ?? 'revisits.line.wrong', { column: column ?? '' }),
                    })}
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        )}
        <p className="text-soft">{t('revisits.exchange.body')}</p>
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<Download size={16} aria-hidden />}
            busy={exporting.isPending}
            onClick={() => exporting.mutate()}
          >
            {t('revisits.export')}
          </Button>
          <Button
            icon={<Upload size={16} aria-hidden />}
            busy={importing.isPending}
            onClick={() => input.current?.click()}
          >
            {t('revisits.import')}
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,text/csv"
          aria-label={t('revisits.import')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            event.currentTarget.value = ''
            if (file !== undefined) importing.mutate(file)
          }}
        />
      </div>
    </Dialog>
  )
}
