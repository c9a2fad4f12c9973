'use client'
import { useState } from 'react'
import { FileUpload } from '@/components/files/FileUpload'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { DateString } from '@/lib/core/dates'
import type { UploadedFile } from '@/lib/files/schema'
import { levelLabels } from '@/lib/tools/labels'
import { toolLevels, type ToolLevel } from '@/lib/tools/rules'
import { recordVisitAction } from '../../action'

export type Asked = { tool: string; title: string; unit: string; unitName: string; claimed: ToolLevel }
type Props = {
  tenant: string
  agencyId: string
  today: DateString
  visitor: string
  asked: readonly Asked[]
  uploadFor: string | null
}

/** The visit sheet: what is claimed stands beside what was seen; a tool that was not looked at is left out. */
export function VisitForm({ tenant, agencyId, today, visitor, asked, uploadFor }: Props) {
  const [file, setFile] = useState<UploadedFile | null>(null)
  const hidden = Object.fromEntries(
    asked.flatMap(({ tool, unit }, i) => [
      [`findings.${i}.tool`, tool],
      [`findings.${i}.unit`, unit],
    ]),
  )
  return (
    <ActionForm
      action={recordVisitAction}
      tenant={tenant}
      hidden={{ agencyId, fileId: file?.id ?? '', ...hidden }}
      submitLabel="Сохранить лист посещения"
      actions={
        <ButtonLink href={`/${tenant}/office/tools/${agencyId}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
    >
      <div className="grid gap-5 md:grid-cols-2">
        <DateField name="visitedOn" label="День посещения" defaultValue={today} />
        <TextField name="visitors" label="Кто приходил" defaultValue={visitor} />
        <TextField name="hosts" label="Кто принимал" optional />
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-1 text-lg font-semibold">Что увидели</legend>
        <p className="mb-3 text-sm text-muted">
          Не смотрели инструмент – оставьте «не смотрели». Где уровень другой, напишите, что увидели.
        </p>
        <ul className="grid gap-4">
          {asked.map((one, i) => (
            <li
              key={`${one.tool} ${one.unit}`}
              className="grid gap-x-5 gap-y-2 border-t border-line pt-3 md:grid-cols-[1fr_13rem_1fr]"
            >
              <p className="min-w-0 text-dense">
                <b className="font-semibold">{one.title}</b>
                <span className="block text-muted">
                  {one.unitName} · заявлено «{levelLabels[one.claimed]}»
                </span>
              </p>
              <SelectField
                name={`findings.${i}.seen`}
                label={`Увидено: ${one.title}, ${one.unitName}`}
                hideLabel
                empty="не смотрели"
                options={toolLevels.map((value) => ({ value, label: levelLabels[value] }))}
              />
              <TextArea
                name={`findings.${i}.remark`}
                label={`Замечание: ${one.title}, ${one.unitName}`}
                hideLabel
                placeholder="Что увидели"
                rows={1}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      <TextArea name="conclusion" label="Вывод" hint="Что хорошо, что исправить и к какому дню." rows={4} />
      {uploadFor && (
        <div>
          <p className="mb-1.5 font-medium">
            Подписанный лист или фотографии <span className="font-normal text-muted">(необязательно)</span>
          </p>
          {file ? (
            <p className="flex flex-wrap items-baseline gap-3 text-dense">
              {file.name}
              <Button variant="text" size="s" onClick={() => setFile(null)}>
                Убрать<span className="sr-only"> {file.name}</span>
              </Button>
            </p>
          ) : (
            <FileUpload
              tenant={tenant}
              agencyId={uploadFor}
              label="Файл посещения"
              multiple={false}
              onUploaded={setFile}
            />
          )}
        </div>
      )}
    </ActionForm>
  )
}
