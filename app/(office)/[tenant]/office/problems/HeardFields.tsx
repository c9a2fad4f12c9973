'use client'
import { useState } from 'react'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { sidePlurals, sides } from '@/lib/feedback/clients/labels'
import { heardLabels } from '@/lib/feedback/told/labels'
import { heardSorts } from '@/lib/feedback/told/rules'

type Props = {
  start: { side: string; heardAs: string; heard: string; heardWhere: string }
  threshold: number
  /** Made of words of answers: a number of answers, whatever else. */
  fixed: boolean
}

/** How many said so, of what sort, and where; answers under the threshold have no number. */
export function HeardFields({ start, threshold, fixed }: Props) {
  const [as, setAs] = useState(start.heardAs)
  return (
    <fieldset className="grid gap-5 sm:grid-cols-2">
      <legend className="sr-only">Сколько сказали и где</legend>
      {fixed ? (
        <input type="hidden" name="heardAs" value="ANSWERS" />
      ) : (
        <SelectField
          name="heardAs"
          label="Откуда знаем"
          defaultValue={start.heardAs}
          onChange={(event) => setAs(event.currentTarget.value)}
          options={heardSorts.map((value) => ({ value, label: heardLabels[value].title }))}
        />
      )}
      {!fixed && (
        <SelectField
          name="side"
          label="Чьи слова"
          hint="У внешних и внутренних клиентов свои сроки"
          defaultValue={start.side}
          options={sides.map((value) => ({ value, label: sidePlurals[value] }))}
        />
      )}
      <TextField
        name="heard"
        label="Сколько"
        optional
        inputMode="numeric"
        chars={8}
        defaultValue={start.heard}
        hint={fixed || as === 'ANSWERS' ? `Если ответов меньше ${threshold}, оставьте пустым` : undefined}
      />
      <TextField
        name="heardWhere"
        label="Где и когда"
        optional
        hint="Например: осень 2026"
        defaultValue={start.heardWhere}
        maxLength={200}
      />
    </fieldset>
  )
}
