'use client'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { cx } from '@/components/ui/cx'
import { formatTime } from '@/lib/core/dates'
import { fieldText } from '@/lib/projects/passport/labels'
import { passportLimits } from '@/lib/projects/form/passport'
import { anchorOf } from './anchor'
import { useEditor, usePath } from './editor-context'

/** Two people changed one field: both texts and the choice. Nothing is lost until one is chosen. */
function Conflict({ path }: { path: string }) {
  const { entryOf, resolve, timeZone } = useEditor()
  const entry = entryOf(path)
  if (entry?.phase !== 'conflict' || !entry.theirs) return null
  const { local, theirs } = entry
  const who = `${theirs.by ?? 'Другой человек'}${theirs.at ? `, ${formatTime(timeZone, new Date(theirs.at))}` : ''}`
  const say = (text: string) => (fieldText(path, text) ? `«${fieldText(path, text)}»` : 'пусто')
  return (
    <div role="alert" className="mt-2 rounded-ctl border border-warn bg-warn-soft px-3 py-2.5 text-dense">
      <p className="font-semibold">Это поле изменили одновременно с вами</p>
      <p className="mt-1 whitespace-pre-wrap">
        Сохранено ({who}): {say(theirs.text)}
      </p>
      <p className="whitespace-pre-wrap">Ваше, ещё не сохранено: {say(local)}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="s" onClick={() => resolve(path, local)}>
          Оставить моё
        </Button>
        <Button size="s" variant="quiet" onClick={() => resolve(path, theirs.text)}>
          Взять сохранённое
        </Button>
      </div>
    </div>
  )
}

/** Remarks of the returned passport at their field, until they are dealt with. */
export function Remarks({ path }: { path: string }) {
  const { remarks, remarkAction, tenant } = useEditor()
  const here = remarks.filter((remark) => remark.path === path)
  return here.map(({ id, text, by, resolvedAt }) => (
    <div
      key={id}
      className={cx(
        'mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-ctl px-3 py-2 text-dense',
        resolvedAt ? 'bg-sunken text-muted' : 'bg-warn-soft',
      )}
    >
      <p className="min-w-[min(14rem,100%)] flex-1 whitespace-pre-wrap">
        <b>{resolvedAt ? '✓ Исправлено' : '! Замечание'}:</b> {text} <span className="text-muted">– {by}</span>
      </p>
      <ActionForm
        action={remarkAction}
        tenant={tenant}
        hidden={{ id, resolved: resolvedAt ? 'false' : 'true' }}
        submitLabel={resolvedAt ? 'Вернуть' : 'Исправлено'}
        size="s"
        variant="quiet"
        quiet
      />
    </div>
  ))
}

/** What stands under a field: notes of the check, remarks, a clash with another writer. */
export function UnderField({ path }: { path: string }) {
  const { notes } = usePath(path)
  return (
    <>
      {notes.map(({ code, message }) => (
        <p key={code} className="mt-1.5 text-sm text-warn">
          ! {message}
        </p>
      ))}
      <Remarks path={path} />
      <Conflict path={path} />
    </>
  )
}

/** Anchor of a path around whatever edits it. */
export function Place({ path, className, children }: { path: string; className?: string; children: ReactNode }) {
  return (
    <div id={anchorOf(path)} className={cx('passport-field min-w-0', className)}>
      {children}
    </div>
  )
}

type Props = {
  path: string
  label: string
  hint?: string
  rows?: number
  list?: string
  hideLabel?: boolean
  className?: string
  inputMode?: 'decimal'
  /** The error is said elsewhere beside: the field only shows that it is wrong. */
  bare?: boolean
  onText?: (text: string) => void
}

/** A text of the passport: one line, or as many as it takes. */
export function PathField({ path, label, hint, rows, list, hideLabel, className, inputMode, bare, onText }: Props) {
  const { text, set, error } = usePath(path)
  const change = (value: string) => (onText ?? set)(value)
  const common = {
    name: path,
    label,
    hint,
    hideLabel,
    error,
    placeholder: hideLabel ? label : undefined,
    value: text,
    maxLength: passportLimits.text,
  }
  return (
    <Place path={path} className={cx(className, bare && '[&_.field>p]:hidden')}>
      {rows === undefined ? (
        <TextField
          {...common}
          list={list}
          inputMode={inputMode}
          autoComplete="off"
          onChange={(event) => change(event.currentTarget.value)}
        />
      ) : (
        <TextArea {...common} rows={rows} onChange={(event) => change(event.currentTarget.value)} />
      )}
      {!bare && <UnderField path={path} />}
    </Place>
  )
}
