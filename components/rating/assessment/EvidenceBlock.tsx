'use client'
import { useState, type ReactNode } from 'react'
import { FileUpload } from '@/components/files/FileUpload'
import { Button } from '@/components/ui/Button'
import { ConfirmDialog } from '@/components/ui/Dialog'
import { Notice } from '@/components/ui/Notice'
import { FileTag } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { NBSP } from '@/lib/core/format'
import type { EvidenceView } from '@/lib/rating/assessment/view'
import type { Criterion } from '@/lib/rating/methodology/types'
import { deleteEvidence, postEvidence, putEvidence } from './assessment-api'
import { EvidenceEdit, RungField } from './EvidenceEdit'
import { AddLinkInput } from '@/lib/rating/assessment/schema'

type ListProps = {
  items: readonly EvidenceView[]
  onRemove?: (item: EvidenceView) => void
  onEdit?: (item: EvidenceView) => void
  /** What stands in place of a line while it is edited. */
  editing?: { id: string; form: ReactNode }
}

export function EvidenceList({ items, onRemove, onEdit, editing }: ListProps) {
  if (items.length === 0) return null
  return (
    <ul className="border-t border-line">
      {items.map((item) =>
        editing?.id === item.id ? (
          <li key={item.id} className="border-b border-line bg-surface px-3 py-4">
            {editing.form}
          </li>
        ) : (
          <li
            key={item.id}
            className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[auto_minmax(0,1fr)_auto]"
          >
            <FileTag>{item.tag}</FileTag>
            <span className="min-w-0 wrap-anywhere">
              {item.title}
              <small className="block text-sm text-muted">
                {[
                  item.detail,
                  item.rung === null ? null : `ступень${NBSP}${item.rung}`,
                  `${item.addedBy}, ${item.addedOn}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <span className="col-start-2 flex flex-wrap items-baseline gap-x-4 text-dense sm:col-start-3 print:hidden">
              <a href={item.href} {...(item.external ? { target: '_blank', rel: 'noreferrer noopener' } : {})}>
                Открыть
                <span className="sr-only">
                  {' '}
                  {item.title}
                  {item.external ? ' (в новой вкладке)' : ''}
                </span>
              </a>
              {onEdit && (
                <Button
                  id={`edit-${item.id}`}
                  variant="text"
                  size="s"
                  className="text-muted min-h-0!"
                  onClick={() => onEdit(item)}
                >
                  Изменить<span className="sr-only"> {item.title}</span>
                </Button>
              )}
              {onRemove && (
                <Button variant="text" size="s" className="text-muted min-h-0!" onClick={() => onRemove(item)}>
                  Убрать<span className="sr-only"> {item.title}</span>
                </Button>
              )}
            </span>
          </li>
        ),
      )}
    </ul>
  )
}

type Props = {
  tenant: string
  agencyId: string
  base: string
  criterion: Criterion
  items: readonly EvidenceView[]
  /** Evidence for a request of the authority rather than for the criterion itself. */
  materialRequestId?: string
  onChanged: () => Promise<void>
}

/** The evidence of a criterion: list, files, links. */
export function EvidenceEditor({ tenant, agencyId, base, criterion, items, materialRequestId, onChanged }: Props) {
  const [rung, setRung] = useState<number | null>(null)
  const [editing, setEditing] = useState<EvidenceView | null>(null)
  const [removing, setRemoving] = useState<EvidenceView | null>(null)
  const [problem, setProblem] = useState('')
  const target = { criterion: criterion.number, rung, materialRequestId: materialRequestId ?? null }

  // The keyboard goes on from where it was.
  const stopEditing = (id: string) => {
    setEditing(null)
    requestAnimationFrame(() => document.getElementById(`edit-${id}`)?.focus())
  }

  const remove = async (item: EvidenceView) => {
    try {
      setProblem('')
      await deleteEvidence(base, item)
      await onChanged()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '')
    }
  }

  return (
    <div className="grid gap-4">
      <EvidenceList
        items={items}
        onRemove={setRemoving}
        onEdit={setEditing}
        editing={
          editing
            ? {
                id: editing.id,
                form: (
                  <EvidenceEdit
                    key={editing.id}
                    item={editing}
                    criterion={criterion}
                    onClose={() => stopEditing(editing.id)}
                    onSave={async (change) => {
                      await putEvidence(base, editing, change)
                      await onChanged()
                    }}
                  />
                ),
              }
            : undefined
        }
      />
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <div className="print:hidden">
        <RungField
          name={`rung-${criterion.number}-${materialRequestId ?? ''}`}
          criterion={criterion}
          value={rung}
          onChange={setRung}
          className="mb-3 max-w-md"
        />
        <FileUpload
          tenant={tenant}
          agencyId={agencyId}
          label={`Подтверждения к критерию ${criterion.number}`}
          onUploaded={async (file) => {
            await postEvidence(base, { ...target, fileId: file.id, title: file.name })
            await onChanged()
          }}
        />
        <LinkForm
          key={criterion.number}
          onAdd={async (link) => {
            await postEvidence(base, { ...target, ...link })
            await onChanged()
          }}
        />
      </div>
      <ConfirmDialog
        title="Убрать подтверждение?"
        text={removing ? `«${removing.title}» исчезнет из самооценки. Файл останется в архиве портала.` : ''}
        confirmLabel="Убрать"
        tone="danger"
        isOpen={removing !== null}
        onAnswer={(yes) => {
          if (yes && removing) void remove(removing)
          setRemoving(null)
        }}
      />
    </div>
  )
}

function LinkForm({ onAdd }: { onAdd: (link: { title: string; url: string }) => Promise<void> }) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [link, setLink] = useState({ title: '', url: '' })
  const [errors, setErrors] = useState<{ title?: string; url?: string; form?: string }>({})
  if (!open)
    return (
      <Button variant="text" size="s" className="mt-2" onClick={() => setOpen(true)}>
        Добавить ссылку
      </Button>
    )

  const add = async () => {
    const checked = AddLinkInput.pick({ title: true, url: true }).safeParse(link)
    if (!checked.success) {
      const of = (name: string) => checked.error.issues.find((issue) => issue.path[0] === name)?.message
      return setErrors({ title: of('title'), url: of('url') })
    }
    setBusy(true)
    try {
      await onAdd(checked.data)
      setLink({ title: '', url: '' })
      setErrors({})
      setOpen(false)
    } catch (error) {
      setErrors({ form: error instanceof Error ? error.message : '' })
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      noValidate
      className="mt-4 grid gap-4 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void add()
      }}
    >
      {errors.form && (
        <Notice tone="danger" live>
          {errors.form}
        </Notice>
      )}
      <TextField
        name="link-title"
        label="Название документа"
        value={link.title}
        error={errors.title}
        onChange={(event) => setLink({ ...link, title: event.currentTarget.value })}
      />
      <TextField
        name="link-url"
        label="Адрес"
        hint="Начинается с https:// – например, страница с положением на сайте."
        type="url"
        inputMode="url"
        value={link.url}
        error={errors.url}
        onChange={(event) => setLink({ ...link, url: event.currentTarget.value })}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="s" aria-disabled={busy}>
          {busy ? 'Добавляем…' : 'Добавить ссылку'}
        </Button>
        <Button variant="quiet" size="s" onClick={() => setOpen(false)}>
          Не добавлять
        </Button>
      </div>
    </form>
  )
}
