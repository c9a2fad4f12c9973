'use client'
import { useState } from 'react'
import { FileChoice } from '@/components/roadmaps/FileChoice'
import { CheckboxField, RadioGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { TextField } from '@/components/ui/TextField'
import { upperFirst } from '@/lib/core/format'
import { orderKindLabels, orderKinds, type OrderKind } from '@/lib/feedback/clients/order'

type Values = {
  kind: OrderKind
  actTitle: string
  actNumber: string
  actOn: string
  from: string
  until: string | null
  months: number | null
  public: boolean
  file: { name: string } | null
}
type Props = {
  tenant: string
  agencyId: string
  values: Values | null
  kind?: OrderKind
  today: string
  periodMonths: number
}

/** An order: its act, what it is about, in force from and until, how often clients are asked. */
export function OrderFields({ tenant, agencyId, values, kind: asked = 'COLLECTING', today, periodMonths }: Props) {
  const [kind, setKind] = useState<OrderKind>(values?.kind ?? asked)
  return (
    <>
      {!values && (
        <RadioGroup
          name="kind"
          label="О чём порядок"
          value={kind}
          onChange={(value) => setKind(orderKinds.find((one) => one === value) ?? 'COLLECTING')}
          choices={orderKinds.map((one) => ({ value: one, label: upperFirst(orderKindLabels[one]) }))}
        />
      )}
      <TextField
        name="actTitle"
        label="Вид акта"
        placeholder="Приказ министра"
        defaultValue={values?.actTitle}
        maxLength={300}
        autoComplete="off"
      />
      <TextField
        name="actNumber"
        label="Номер"
        defaultValue={values?.actNumber}
        maxLength={60}
        chars={12}
        autoComplete="off"
      />
      <DateField name="actOn" label="Дата акта" max={today} defaultValue={values?.actOn} terse />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField name="from" label="Действует с" defaultValue={values?.from} terse />
        <DateField name="until" label="По какой день" optional defaultValue={values?.until ?? ''} terse />
      </div>
      {kind === 'COLLECTING' && (
        <TextField
          name="months"
          label="Месяцев между опросами"
          optional
          inputMode="numeric"
          chars={4}
          defaultValue={values?.months ?? ''}
          hint={`Как в порядке. Не указано – по настройке программы: ${periodMonths}`}
        />
      )}
      <CheckboxField name="public" label="Порядок открыт жителям" defaultChecked={values?.public} />
      {values?.file && <p className="text-muted">Приложен: {values.file.name}. Новый файл его заменит.</p>}
      <FileChoice tenant={tenant} agencyId={agencyId} label="Текст порядка" optional />
    </>
  )
}
