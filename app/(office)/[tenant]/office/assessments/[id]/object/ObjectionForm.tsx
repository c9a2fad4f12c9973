'use client'
import { useState } from 'react'
import { FileUpload } from '@/components/files/FileUpload'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import type { FormState } from '@/lib/core/result'
import type { UploadedFile } from '@/lib/files/schema'
import { fileObjectionAction } from './action'

type ObjectionCriterion = {
  number: number
  title: string
  selfScore: number | null
  verifiedScore: number
  reason: string
  /** Nothing above to ask for. */
  atTop: boolean
  /** Options above the verified score. */
  higher: { score: number; text: string }[]
}

type Props = {
  tenant: string
  assessmentId: string
  version: number
  agencyId: string
  criteria: ObjectionCriterion[]
}

/** A form sent before its files have arrived would lose them. */
const stillUploading = (): Promise<FormState> =>
  Promise.resolve({
    status: 'error',
    message: 'Файлы ещё загружаются. Дождитесь окончания и отправьте несогласие.',
    fields: {},
    values: {},
  })

/** Criteria are picked, then each gets its reason, the score asked for and files. */
export function ObjectionForm({ tenant, assessmentId, version, agencyId, criteria }: Props) {
  const [picked, setPicked] = useState<number[]>([])
  const [files, setFiles] = useState<Record<number, UploadedFile[]>>({})
  /** Criteria whose files are on their way. */
  const [busy, setBusy] = useState<number[]>([])
  const toggle = (number: number, on: boolean) => {
    setPicked((now) => (on ? [...now, number].sort((a, b) => a - b) : now.filter((one) => one !== number)))
    if (!on) setBusy((now) => now.filter((one) => one !== number))
  }
  const remove = (number: number, id: string) =>
    setFiles((now) => ({ ...now, [number]: (now[number] ?? []).filter((file) => file.id !== id) }))
  return (
    <ActionForm
      action={busy.length > 0 ? stillUploading : fileObjectionAction}
      tenant={tenant}
      hidden={{ assessmentId, version }}
      submitLabel="Направить несогласие"
      confirm={{
        title: 'Направить несогласие?',
        text: 'Уполномоченный орган рассмотрит его по каждому критерию. Дополнить отправленное несогласие нельзя.',
        confirmLabel: 'Направить',
      }}
    >
      <fieldset>
        <legend className="mb-2 font-medium">Критерии</legend>
        <ul className="border-t border-line">
          {criteria.map((criterion) => (
            <li key={criterion.number} className="border-b border-line py-2.5">
              <label className="flex items-start gap-2.5">
                <input
                  type="checkbox"
                  className="mt-0.5 size-5 shrink-0 accent-accent"
                  disabled={criterion.atTop}
                  checked={picked.includes(criterion.number)}
                  onChange={(event) => toggle(criterion.number, event.currentTarget.checked)}
                />
                <span>
                  {criterion.number}. {criterion.title}
                  <span className="block text-sm text-muted">
                    самооценка {criterion.selfScore ?? '–'}, проверка {criterion.verifiedScore}
                    {criterion.atTop ? ' – это наивысший балл' : ''}
                    {criterion.reason && ` · ${criterion.reason}`}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {picked.length === 0 && <p className="text-muted">Отметьте хотя бы один критерий.</p>}
      {picked.map((number, index) => {
        const criterion = criteria.find((one) => one.number === number)
        return (
          criterion && (
            <fieldset key={number} className="grid gap-4 border-t-2 border-ink pt-4">
              <legend className="sr-only">Критерий {number}</legend>
              <h2>
                {number}. {criterion.title}
              </h2>
              <input type="hidden" name={`items.${index}.criterion`} value={number} />
              <SelectField
                name={`items.${index}.requestedScore`}
                label="Какой балл вы считаете верным"
                optional
                empty="Прошу пересмотреть, балл не называю"
                options={criterion.higher.map(({ score, text }) => ({
                  value: String(score),
                  label: `${score} – ${text}`,
                }))}
              />
              <TextArea name={`items.${index}.reason`} label="Почему вы не согласны" rows={4} />
              {(files[number] ?? []).map((file) => (
                <p key={file.id} className="flex flex-wrap items-baseline gap-3 text-dense">
                  <input type="hidden" name={`items.${index}.fileIds[]`} value={file.id} />
                  {file.name}
                  <Button variant="text" size="s" onClick={() => remove(number, file.id)}>
                    Убрать<span className="sr-only"> {file.name}</span>
                  </Button>
                </p>
              ))}
              <FileUpload
                tenant={tenant}
                agencyId={agencyId}
                label={`Документы к критерию ${number}`}
                onBusy={(on) => setBusy((now) => (on ? [...now, number] : now.filter((one) => one !== number)))}
                onUploaded={(file) => setFiles((now) => ({ ...now, [number]: [...(now[number] ?? []), file] }))}
              />
            </fieldset>
          )
        )
      })}
    </ActionForm>
  )
}
