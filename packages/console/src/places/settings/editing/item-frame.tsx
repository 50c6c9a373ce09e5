import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useScreen } from '../../../app/screen.ts'
import { SaveBar } from './save-bar.tsx'
import type { DraftEditor } from './use-draft.ts'
import { useKeepUnsaved } from './use-keep-unsaved.ts'

type ItemFrameProps = {
  name: string
  /** The list that it stands in. */
  list: { to: '/settings/teams' | '/settings/hours' | '/settings/invitations'; name: string }
  editor: Pick<DraftEditor<object>, 'isChanged' | 'isBusy' | 'discard' | 'save'>
  children: ReactNode
}

/** The page of one thing of a list that is edited and saved whole. */
export const ItemFrame = ({ name, list, editor, children }: ItemFrameProps) => {
  useKeepUnsaved(editor.isChanged)
  return (
    <div className="flex min-h-full flex-col">
      <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col gap-5 px-4 py-5 tablet:px-8 tablet:pt-6 tablet:pb-8">
        <div className="flex min-w-0 flex-col gap-1">
          {/* On a phone the bar above leads there. */}
          {useScreen() !== 'phone' && (
            <Link to={list.to} className="w-fit text-13 text-soft hover:text-ink hover:underline">
              {list.name}
            </Link>
          )}
          <h1 className="text-20 font-semibold [overflow-wrap:anywhere]">
            <bdi>{name}</bdi>
          </h1>
        </div>
        {children}
      </div>
      {editor.isChanged && <SaveBar editor={editor} onSave={() => void editor.save()} />}
    </div>
  )
}
