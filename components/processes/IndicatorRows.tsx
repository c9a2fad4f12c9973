'use client'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { TextField } from '@/components/ui/TextField'
import type { ProcessIndicator } from '@/lib/processes/registry/entry'
import { suggestedIndicators } from '@/lib/processes/registry/group-indicators'
import { Rows } from './Rows'

function ofGroup(form: FormData): readonly ProcessIndicator[] {
  const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')
  const named = [...form].flatMap(([field, value]) => (/^indicators\.\d+\.name$/.test(field) ? [text(value)] : []))
  return suggestedIndicators(text(form.get('group')), named)
}

const text = { autoComplete: 'off' } as const

/** Parameters of the process, figures or words; the key ones are of value to the consumer or tell the quality. */
export function IndicatorRows({ indicators }: { indicators: readonly ProcessIndicator[] }) {
  return (
    <Rows
      legend="Показатели"
      hint="Число или словами. Ключевой показатель важен потребителю или говорит о качестве процесса."
      add="Добавить показатель"
      rows={indicators}
      offer={{ label: 'Предложить показатели группы', rows: ofGroup, none: 'Новых показателей у этой группы нет.' }}
      empty={{ name: '', key: false, unit: '', now: '', target: '' }}
      draw={({ name, key, unit, now, target }, at, n) => (
        <div className="grid gap-x-3 gap-y-2">
          <TextField
            {...text}
            name={`indicators.${at}.name`}
            label={`Показатель ${n}`}
            defaultValue={name}
            maxLength={300}
          />
          <div className="grid gap-3 sm:grid-cols-3">
            <TextField {...text} name={`indicators.${at}.unit`} label="Единица" defaultValue={unit} maxLength={60} />
            <TextField {...text} name={`indicators.${at}.now`} label="Сейчас" defaultValue={now} maxLength={200} />
            <TextField {...text} name={`indicators.${at}.target`} label="Цель" defaultValue={target} maxLength={200} />
          </div>
          <CheckboxField name={`indicators.${at}.key`} label="Ключевой показатель" defaultChecked={key} />
        </div>
      )}
    />
  )
}
