'use client'
import { useState } from 'react'
import { FileUpload } from '@/components/files/FileUpload'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { useStarted } from '@/components/ui/use-start'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { useField } from '@/components/ui/form-context'
import { formatDecimal, readDecimal, toDecimalString } from '@/lib/core/decimal'
import { unusualWords, usualOf, type KnownFact } from '@/lib/plan/unusual'
import type { FormState } from '@/lib/core/result'
import { enterFactAction } from '../../action'

type Former = {
  version: number
  value: string
  part: string | null
  whole: string | null
  note: string
  file: { id: string; name: string } | null
}
type Props = {
  tenant: string
  indicatorId: string
  year: number
  quarter: number
  agencyId: string | null
  unit: string
  percent: boolean
  counted: boolean
  /** The greatest facts there were, and the year's target: what a new one is measured by. */
  greatest: KnownFact[]
  target: string | null
  backHref: string
  quarters: { value: string; label: string }[]
  former: Former | null
}

const stillUploading = (): Promise<FormState> =>
  Promise.resolve({
    status: 'error',
    message: 'Файл ещё загружается. Дождитесь окончания и отправьте форму.',
    fields: {},
    values: {},
  })
const shown = (value: string | null | undefined): string | undefined =>
  value == null ? undefined : formatDecimal(value)

/** A quarter's fact with its document; a share is asked for by its parts. */
export function FactForm({
  tenant,
  indicatorId,
  year,
  quarter,
  agencyId,
  unit,
  percent,
  counted,
  greatest,
  target,
  backHref,
  quarters,
  former,
}: Props) {
  const [file, setFile] = useStarted<Former['file']>(former?.file ?? null)
  const [busy, setBusy] = useState(false)
  const [typed, setTyped] = useState(former?.value ?? '')
  const [chosen, setChosen] = useState(quarter)
  const read = readDecimal(typed)
  const unusual =
    read && unusualWords(toDecimalString(read), usualOf(greatest, target, { year, quarter: chosen }), unit)
  return (
    <ActionForm
      action={busy ? stillUploading : enterFactAction}
      tenant={tenant}
      submitLabel={former ? 'Исправить факт' : 'Внести факт'}
      className="max-w-[44rem]"
      hidden={{
        indicatorId,
        year,
        agencyId: agencyId ?? '',
        fileId: file?.id ?? '',
        known: former?.version ?? 0,
        ...(former && { quarter }),
      }}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Отмена
        </ButtonLink>
      }
    >
      {!former && (
        <SelectField
          name="quarter"
          label={`Квартал ${year} года`}
          options={quarters}
          defaultValue={String(quarter)}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
      )}
      {percent ? (
        <ShareFields former={former} />
      ) : (
        <TextField
          name="value"
          label="Факт за квартал"
          suffix={unit || undefined}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={shown(former?.value)}
          onChange={(event) => setTyped(event.target.value)}
          hint={
            counted ? 'Только то, чего нет в записях портала' : 'За этот квартал, без прошлых: портал сложит их сам'
          }
        />
      )}
      <Sure asked={unusual ?? null} />
      <TextArea
        name="note"
        label="Чем подтверждён"
        hint="Что сделано, вид и номер документа"
        optional={!counted}
        rows={3}
        defaultValue={former?.note}
      />
      {former && <TextField name="reason" label="Почему исправляется" maxLength={500} autoComplete="off" />}
      <DocumentField tenant={tenant} agencyId={agencyId} file={file} onFile={setFile} onBusy={setBusy} />
    </ActionForm>
  )
}

/** «Так и есть»: asked for where the number is far from what there was, by the form at once or by the server. */
function Sure({ asked }: { asked: string | null }) {
  const { error } = useField('sure')
  return (
    (asked ?? error) && (
      <div className="rounded-ctl bg-warn-soft px-3 py-2.5">
        {!error && asked && <p className="mb-2">! {asked}</p>}
        <CheckboxField name="sure" label="Число верное, так и есть" />
      </div>
    )
  )
}

/** A share by its parts, or at once when the parts are not known. */
function ShareFields({ former }: Pick<Props, 'former'>) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="part"
        label="Сколько"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={shown(former?.part)}
        hint="Например, 4 изменённых процесса"
      />
      <TextField
        name="whole"
        label="Из скольких"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={shown(former?.whole)}
        hint="Например, из 40 процессов органа"
      />
      <TextField
        name="value"
        label="Или сразу доля"
        suffix="%"
        optional
        inputMode="decimal"
        autoComplete="off"
        defaultValue={former?.part === null ? shown(former.value) : undefined}
        hint="Если части неизвестны"
      />
    </div>
  )
}

type DocumentProps = Pick<Props, 'tenant' | 'agencyId'> & {
  file: Former['file']
  onFile: (file: Former['file']) => void
  onBusy: (busy: boolean) => void
}

function DocumentField({ tenant, agencyId, file, onFile, onBusy }: DocumentProps) {
  return (
    <div>
      <p className="mb-1.5 font-medium">
        Документ <span className="font-normal text-muted">(необязательно)</span>
      </p>
      {file ? (
        <p className="flex flex-wrap items-baseline gap-3 text-dense">
          {file.name}
          <Button variant="text" size="s" onClick={() => onFile(null)}>
            Убрать<span className="sr-only"> {file.name}</span>
          </Button>
        </p>
      ) : (
        <FileUpload
          tenant={tenant}
          agencyId={agencyId}
          label="Документ, который подтверждает факт"
          multiple={false}
          onBusy={onBusy}
          onUploaded={onFile}
        />
      )}
    </div>
  )
}
