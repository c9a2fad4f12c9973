'use client'
import { Rows } from '@/components/processes/Rows'
import { TextField } from '@/components/ui/TextField'

type Criterion = { key: string; title: string; weight: number }

/** By what candidates for priority life situations are ranked, each with its weight. */
export function CriteriaRows({ rows }: { rows: readonly Criterion[] }) {
  return (
    <Rows
      legend="Признаки для выбора жизненных ситуаций"
      hint="Оценка от 0 до 5 по каждому умножается на вес"
      add="Добавить признак"
      rows={rows}
      empty={{ key: '', title: '', weight: 10 }}
      dense
      draw={({ key, title, weight }, at, n) => (
        <div className="grid grid-cols-[minmax(0,1fr)_5.5rem] gap-3">
          <input type="hidden" name={`criteria.${at}.key`} value={key} />
          <TextField
            name={`criteria.${at}.title`}
            label={`Признак ${n}`}
            hideLabel
            defaultValue={title}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            name={`criteria.${at}.weight`}
            label={`Вес признака ${n}`}
            hideLabel
            inputMode="numeric"
            defaultValue={weight}
          />
        </div>
      )}
    />
  )
}
