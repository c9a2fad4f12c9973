'use client'
import type { ReactNode } from 'react'
import { WordsEditor } from '@/components/quarterly/WordsEditor'
import { ActionForm } from '@/components/ui/ActionForm'
import type { Quarter } from '@/lib/core/quarters'
import { noteTitles } from '@/lib/quarterly/note'
import { noteSections, type NoteSection } from '@/lib/quarterly/schema'
import { seenVersion, type SavedWord } from '@/lib/quarterly/words'
import { resetNoteAction } from '../action'

type Props = {
  tenant: string
  userKey: string
  quarter: Quarter
  timeZone: string
  saved: Record<string, SavedWord>
  edited: readonly NoteSection[]
  written: Record<NoteSection, string>
  charts: Partial<Record<NoteSection, ReactNode>>
}

/** The note's sections: written from figures until a person edits them, and again when they ask for it. */
export function NoteEditor({ tenant, userKey, quarter, timeZone, saved, edited, written, charts }: Props) {
  const key = `${quarter.year}-${quarter.quarter}`
  return (
    <WordsEditor
      url={`/api/${tenant}/quarterly/note/${key}`}
      prefix={`gemba:note:${tenant}:${key}:${userKey}:`}
      saved={saved}
      timeZone={timeZone}
      signInHref={`/sign-in?tenant=${tenant}&returnTo=/${tenant}/office/quarterly/note/${key}`}
      sections={noteSections.map((section) => ({
        key: section,
        title: noteTitles[section],
        rows: 3,
        hint: edited.includes(section)
          ? 'Текст изменён вами и за цифрами больше не следует.'
          : 'Написано из цифр. Пустой раздел в документ не войдёт.',
        below: (saving) => (
          <>
            {edited.includes(section) && (
              <details className="mt-2 text-dense">
                <summary className="cursor-pointer text-accent">Что написал бы портал по нынешним цифрам</summary>
                <p className="my-2 whitespace-pre-line text-muted">{written[section]}</p>
                <ActionForm
                  action={resetNoteAction}
                  tenant={tenant}
                  hidden={{ ...quarter, section, version: seenVersion(saving.state) }}
                  submitLabel="Вернуть текст из цифр"
                  size="s"
                  variant="quiet"
                  quiet
                />
              </details>
            )}
            {charts[section]}
          </>
        ),
      }))}
    />
  )
}
