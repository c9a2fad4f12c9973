'use client'
import { useState } from 'react'
import { FileUpload } from '@/components/files/FileUpload'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { DateString } from '@/lib/core/dates'
import type { UploadedFile } from '@/lib/files/schema'
import { levelHints, levelLabels } from '@/lib/tools/labels'
import { toolLevels, type ToolLevel } from '@/lib/tools/rules'
import { setLevelAction } from '../action'

type Props = {
  tenant: string
  agencyId: string
  tool: string
  unit: string | null
  level: ToolLevel
  version: number
  today: DateString
  uploadFor: string | null
  units: readonly string[]
  /** What the form begins with, when records of the portal propose it. */
  since?: DateString | null
  note?: string
}

/** The level of a tool in one unit with its proof; `unit` null – a unit that nothing was said of yet. */
export function LevelForm(props: Props) {
  const { tenant, agencyId, tool, unit, level, version, today, uploadFor, units, since, note } = props
  const [file, setFile] = useState<UploadedFile | null>(null)
  return (
    <ActionForm
      action={setLevelAction}
      tenant={tenant}
      submitLabel="Сохранить уровень"
      onDone={() => setFile(null)}
      hidden={{ agencyId, tool, version, fileId: file?.id ?? '', ...(unit === null ? {} : { unit }) }}
    >
      {unit === null && (
        <TextField
          name="unit"
          label="Подразделение"
          hint={units.length > 0 ? `Например: ${units.slice(0, 3).join(', ')}.` : 'Например: отдел закупок.'}
          required
        />
      )}
      <RadioGroup
        name="level"
        label="Уровень"
        defaultValue={level}
        choices={toolLevels.map((value) => ({ value, label: levelLabels[value], hint: levelHints[value] }))}
      />
      <DateField name="since" label="С какого дня" defaultValue={since ?? today} />
      <div>
        <p className="mb-1.5 font-medium">Подтверждение</p>
        {file ? (
          <p className="flex flex-wrap items-baseline gap-3 text-dense">
            {file.name}
            <Button variant="text" size="s" onClick={() => setFile(null)}>
              Убрать<span className="sr-only"> {file.name}</span>
            </Button>
          </p>
        ) : (
          uploadFor && (
            <FileUpload
              tenant={tenant}
              agencyId={uploadFor}
              label="Подтверждение"
              multiple={false}
              onUploaded={setFile}
            />
          )
        )}
      </div>
      <TextField name="url" label="Или ссылка" type="url" optional placeholder="https://" />
      <TextArea
        name="note"
        label="Пояснение"
        hint="Что сделано. Если документа нет – почему."
        optional
        rows={3}
        defaultValue={note}
      />
    </ActionForm>
  )
}
