'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import type { EvidenceView } from '@/lib/rating/assessment/view'
import type { Criterion } from '@/lib/rating/methodology/types'
import { UpdateEvidenceInput } from '@/lib/rating/assessment/schema'

const SHORT = 70

type RungProps = {
  name: string
  criterion: Criterion
  value: number | null
  onChange: (rung: number | null) => void
  className?: string
}

/** What a document proves: a rung, or the criterion as a whole. */
export function RungField({ name, criterion, value, onChange, className }: RungProps) {
  return (
    <SelectField
      name={name}
      label="Что подтверждает документ"
      className={className}
      value={value === null ? '' : String(value)}
      empty="Критерий в целом"
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      options={criterion.options
        .filter(({ score }) => score > 0)
        .map(({ score, text }) => ({
          value: String(score),
          label: `Ступень ${score}: ${text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text}`,
        }))}
    />
  )
}

type Props = {
  item: EvidenceView
  criterion: Criterion
  /** Throws Error with a Russian sentence. */
  onSave: (change: { title: string; rung: number | null }) => Promise<void>
  onClose: () => void
}

/** The title and the rung of a document, changed where it stands. */
export function EvidenceEdit({ item, criterion, onSave, onClose }: Props) {
  const [change, setChange] = useState({ title: item.title, rung: item.rung })
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<{ title?: string; form?: string }>({})

  const save = async () => {
    const checked = UpdateEvidenceInput.pick({ title: true, rung: true }).safeParse(change)
    if (!checked.success)
      return setErrors({ title: checked.error.issues.find((issue) => issue.path[0] === 'title')?.message })
    setBusy(true)
    try {
      await onSave(checked.data)
      onClose()
    } catch (error) {
      setErrors({ form: error instanceof Error ? error.message : '' })
      setBusy(false)
    }
  }

  return (
    <form
      noValidate
      className="grid gap-4"
      aria-label={`Изменить «${item.title}»`}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void save()
      }}
    >
      {errors.form && (
        <Notice tone="danger" live>
          {errors.form}
        </Notice>
      )}
      <TextField
        name={`title-${item.id}`}
        label="Название документа"
        autoFocus
        value={change.title}
        error={errors.title}
        onChange={(event) => setChange({ ...change, title: event.currentTarget.value })}
      />
      <RungField
        name={`rung-${item.id}`}
        criterion={criterion}
        value={change.rung}
        onChange={(rung) => setChange({ ...change, rung })}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="s" aria-disabled={busy}>
          {busy ? 'Сохраняем…' : 'Сохранить'}
        </Button>
        <Button variant="quiet" size="s" onClick={onClose}>
          Не менять
        </Button>
      </div>
    </form>
  )
}
