'use client'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'

type Named = { id: string; name: string }
type Props = {
  values: { who: string; segmentId: string; interviews: number | null } | null
  segments: Named[]
  /** Journeys whose stages may be taken as the beginning. */
  from?: { id: string; who: string }[]
}

/** Whose journey it is, and how many were spoken with. */
export function JourneyFields({ values, segments, from = [] }: Props) {
  return (
    <>
      <TextField
        name="who"
        label="Чей это путь"
        hint="«семья, первый ребёнок, районный центр»"
        defaultValue={values?.who}
        maxLength={200}
        autoComplete="off"
      />
      {segments.length > 0 && (
        <SelectField
          name="segmentId"
          label="Сегмент"
          optional
          empty="Не выбран"
          defaultValue={values?.segmentId ?? ''}
          options={segments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {values && (
        <TextField
          name="interviews"
          label="Сколько было интервью"
          optional
          inputMode="numeric"
          chars={5}
          defaultValue={values.interviews ?? ''}
        />
      )}
      {from.length > 0 && (
        <SelectField
          name="fromId"
          label="Начать с этапов другой карты"
          optional
          empty="С чистой"
          options={from.map(({ id, who }) => ({ value: id, label: who }))}
        />
      )}
    </>
  )
}
