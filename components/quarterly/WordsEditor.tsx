'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { SaveLine } from '@/components/ui/SaveLine'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTimeShort, formatTime } from '@/lib/core/dates'
import { WORDS_LIMIT, type SavedWord } from '@/lib/quarterly/words'
import { useWords, type WordsSaving } from './use-words'

type Section = {
  key: string
  title: string
  hint?: string
  rows?: number
  error?: string
  /** What stands above the field: facts, a remark. */
  above?: ReactNode
  below?: (saving: WordsSaving) => ReactNode
}
type Props = {
  url: string
  prefix: string
  saved: Record<string, SavedWord>
  sections: readonly Section[]
  timeZone: string
  signInHref: string
  /** The step that comes next, by what is typed. */
  foot?: (saving: WordsSaving) => ReactNode
}

/** Two people changed one section: both texts and the choice. */
function Conflict({ saving, section, timeZone }: { saving: WordsSaving; section: string; timeZone: string }) {
  const entry = saving.state.entries[section]
  if (entry?.phase !== 'conflict' || !entry.theirs) return null
  const { local, theirs } = entry
  return (
    <div role="alert" className="mt-2 rounded-ctl border border-warn bg-warn-soft px-3 py-2.5 text-dense">
      <p className="font-semibold">Этот раздел изменили одновременно с вами</p>
      <p className="mt-1 whitespace-pre-wrap">
        Сохранено ({theirs.by ?? 'другой человек'}
        {theirs.at && `, ${formatTime(timeZone, new Date(theirs.at))}`}): {theirs.text || 'пусто'}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="s" onClick={() => saving.resolve(section, local)}>
          Оставить моё
        </Button>
        <Button size="s" variant="quiet" onClick={() => saving.resolve(section, theirs.text)}>
          Взять сохранённое
        </Button>
        <Button
          size="s"
          variant="quiet"
          onClick={() => saving.resolve(section, `${theirs.text}\n\n${local}`.trim().slice(0, WORDS_LIMIT))}
        >
          Оставить оба
        </Button>
      </div>
    </div>
  )
}

/** Sections of words with their autosave. */
export function WordsEditor({ url, prefix, saved, sections, timeZone, signInHref, foot }: Props) {
  const saving = useWords({ url, prefix, saved, editable: true })
  const { state, offered, closed } = saving
  return (
    <div className="grid max-w-[52rem] gap-7">
      {closed !== null && (
        <Notice tone="warn" title="Отчёт больше не меняется">
          {closed}
        </Notice>
      )}
      {Object.keys(offered).length > 0 && (
        <Notice
          tone="info"
          title="В этом браузере остался текст, которого нет на портале"
          action={
            <span className="flex flex-wrap gap-2">
              <Button size="s" onClick={() => saving.restore()}>
                Вернуть его
              </Button>
              <Button size="s" variant="quiet" onClick={() => saving.discard()}>
                Не нужен
              </Button>
            </span>
          }
        >
          Он не успел сохраниться в прошлый раз.
        </Notice>
      )}
      {sections.map(({ key, title, hint, rows = 4, error, above, below }) => {
        const entry = state.entries[key]
        return (
          <div key={key} id={`section-${key}`} className="min-w-0 scroll-mt-24">
            {above}
            <TextArea
              name={key}
              label={title}
              hint={hint}
              rows={rows}
              error={error}
              maxLength={WORDS_LIMIT}
              value={entry?.local ?? ''}
              readOnly={closed !== null}
              onChange={(event) => saving.edit(key, event.currentTarget.value)}
            />
            {entry?.phase === 'clean' && entry.saved.by && entry.saved.at && (
              <p className="mt-1 text-sm text-muted">
                {entry.saved.by}, {formatDateTimeShort(timeZone, new Date(entry.saved.at))}
              </p>
            )}
            <Conflict saving={saving} section={key} timeZone={timeZone} />
            {below?.(saving)}
          </div>
        )
      })}
      <div className="sticky bottom-0 -mx-1 flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line bg-paper px-1 py-3 print:hidden">
        <p className="text-sm text-muted" aria-live="polite">
          <SaveLine
            state={saving.state}
            timeZone={timeZone}
            signInHref={signInHref}
            onRetry={() => saving.retry()}
            idle="Всё, что вы пишете, сохраняется само."
            conflict={() => 'Раздел изменили одновременно с вами – выберите, что оставить.'}
          />
        </p>
        <div className="ml-auto">{foot?.(saving)}</div>
      </div>
    </div>
  )
}
