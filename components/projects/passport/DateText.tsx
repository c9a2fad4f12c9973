'use client'
import { useRef, useState } from 'react'
import { controlClass } from '@/components/ui/Field'
import { formatShort, isDateString, parseDate } from '@/lib/core/dates'
import { useEditor, usePath } from './editor-context'

const shown = (text: string): string => (isDateString(text) ? formatShort(text) : text)

/**
 * A date typed as 12.01.2027 or taken from the calendar; what is no date stays as typed, so that it can be put right.
 */
export function DateText({ path, label, errorId }: { path: string; label: string; errorId?: string }) {
  const { edit } = useEditor()
  const { text, error } = usePath(path)
  const [draft, setDraft] = useState<string | null>(null)
  const calendar = useRef<HTMLInputElement>(null)
  return (
    <span className="relative block">
      <input
        className={controlClass(draft === null ? error : undefined, 'pr-9 text-dense')}
        inputMode="numeric"
        placeholder="ДД.ММ.ГГГГ"
        autoComplete="off"
        aria-label={label}
        aria-invalid={draft === null && error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        value={draft ?? shown(text)}
        maxLength={40}
        onFocus={() => setDraft(shown(text))}
        onBlur={() => setDraft(null)}
        onChange={(event) => {
          setDraft(event.currentTarget.value)
          edit(path, parseDate(event.currentTarget.value) ?? event.currentTarget.value.trim())
        }}
      />
      <button
        type="button"
        className="needs-script absolute inset-y-0 right-0 w-9 cursor-pointer rounded-ctl text-muted"
        aria-label={`${label}: открыть календарь`}
        onClick={() => calendar.current?.showPicker()}
      >
        <span aria-hidden="true">▾</span>
      </button>
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 -z-10 opacity-0"
        value={isDateString(text) ? text : ''}
        min="2000-01-01"
        max="2100-12-31"
        onChange={(event) => edit(path, event.currentTarget.value)}
      />
    </span>
  )
}
