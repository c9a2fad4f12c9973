'use client'
import { useRef } from 'react'
import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { TextField } from '@/components/ui/TextField'
import { useStarted } from '@/components/ui/use-start'

type Line = { agencyId: string; part: string }
type Props = { agencies: { id: string; name: string }[]; lines?: Line[] }

/** Agencies that take part and what each does: as many lines as are needed. */
export function ParticipantFields({ agencies, lines = [] }: Props) {
  const next = useRef(lines.length)
  const [rows, setRows] = useStarted(lines.map((line, key) => ({ ...line, key })))
  const options = agencies.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">Кто ещё участвует</legend>
      <p className="text-sm text-muted">
        Люди этих органов увидят проект и смогут заполнять паспорт и свои задачи; на согласование его отправит куратор
        органа, который ведёт проект.
      </p>
      {rows.map(({ key, agencyId, part }, at) => (
        <div
          key={key}
          className="mt-3 grid items-end gap-3 border-b border-line pb-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <ComboField
            name={`participants.${key}.agencyId`}
            label={`Орган ${at + 1}`}
            options={options}
            defaultValue={agencyId || undefined}
          />
          <TextField
            name={`participants.${key}.part`}
            label="Что делает в проекте"
            maxLength={500}
            defaultValue={part}
            autoComplete="off"
          />
          <Button
            variant="quiet"
            aria-label={`Убрать орган ${at + 1}`}
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            Убрать
          </Button>
        </div>
      ))}
      <Button
        variant="quiet"
        size="s"
        className="mt-3"
        onClick={() => setRows([...rows, { key: next.current++, agencyId: '', part: '' }])}
      >
        Добавить орган
      </Button>
    </fieldset>
  )
}
