'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField, RadioGroup } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import type { DigestFrequency } from '@/lib/deadlines/digest'
import { NIGHT } from '@/lib/core/night'
import { digestAction } from './action'

type Props = {
  tenant: string
  digest: { frequency: DigestFrequency; weekday: number; hour: number; everyDay: boolean } | null
}

const weekdays = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье']
const hours = Array.from({ length: NIGHT.from - NIGHT.until }, (_, at) => at + NIGHT.until)

export function DigestForm({ tenant, digest }: Props) {
  const [frequency, setFrequency] = useState<string>(digest?.frequency ?? 'NONE')
  return (
    <ActionForm action={digestAction} tenant={tenant} submitLabel="Сохранить">
      <RadioGroup
        name="frequency"
        label="Как часто"
        defaultValue={digest?.frequency ?? 'NONE'}
        onChange={(value) => setFrequency(value)}
        choices={[
          { value: 'NONE', label: 'Не присылать' },
          { value: 'DAILY', label: 'Каждый рабочий день' },
          {
            value: 'WEEKLY',
            label: 'Раз в неделю',
            hint: 'Если выбранный день нерабочий – в ближайший рабочий день той же недели',
          },
        ]}
      />
      {frequency === 'WEEKLY' && (
        <SelectField
          name="weekday"
          label="День недели"
          defaultValue={String(digest?.weekday ?? 1)}
          options={weekdays.map((label, at) => ({ value: String(at + 1), label }))}
          className="max-w-60"
        />
      )}
      {frequency !== 'NONE' && (
        <>
          <SelectField
            name="hour"
            label="Не раньше"
            hint="Время вашего региона"
            defaultValue={String(digest?.hour ?? 9)}
            options={hours.map((hour) => ({ value: String(hour), label: `${hour}:00` }))}
            className="max-w-60"
          />
          <CheckboxField name="everyDay" defaultChecked={digest?.everyDay ?? false} label="И в нерабочие дни" />
        </>
      )}
    </ActionForm>
  )
}
