'use client'
import { DateField } from '@/components/ui/DateField'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { upperFirst } from '@/lib/core/format'
import { studyKindLabels, studyKinds, type StudyKindName } from '@/lib/feedback/situation/labels'

type Named = { id: string; name: string }
type Values = {
  kind: StudyKindName
  title: string
  situationId: string | null
  segmentId: string | null
  from: string
  until: string
  people: number | null
  notes: string
  findings: string
  sources: string[]
}
type Props = { values: Values | null; situations: Named[]; segments: Named[]; situationId?: string; today: string }
const options = (all: Named[]) => all.map(({ id, name }) => ({ value: id, label: name }))

/** How clients were studied, what was found, from where. */
export function StudyFields({ values, situations, segments, situationId, today }: Props) {
  return (
    <>
      <SelectField
        name="kind"
        label="Как изучали"
        empty="Выберите"
        defaultValue={values?.kind ?? ''}
        options={studyKinds.map((kind) => ({ value: kind, label: upperFirst(studyKindLabels[kind]) }))}
      />
      <TextField
        name="title"
        label="Название"
        hint="«24 интервью с семьями, у которых родился первый ребёнок»"
        defaultValue={values?.title}
        maxLength={200}
        autoComplete="off"
      />
      {situations.length > 0 && (
        <SelectField
          name="situationId"
          label="Жизненная ситуация"
          optional
          empty="Не связано"
          defaultValue={values?.situationId ?? situationId ?? ''}
          options={options(situations)}
        />
      )}
      {segments.length > 0 && (
        <SelectField
          name="segmentId"
          label="Сегмент клиентов"
          optional
          empty="Не связано"
          defaultValue={values?.segmentId ?? ''}
          options={options(segments)}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField name="from" label="Первый день" max={today} defaultValue={values?.from} terse />
        <DateField name="until" label="Последний день" defaultValue={values?.until} terse />
      </div>
      <TextField
        name="people"
        label="Сколько человек или случаев"
        optional
        inputMode="numeric"
        chars={6}
        defaultValue={values?.people ?? ''}
      />
      <TextArea
        name="findings"
        label="Что узнали"
        optional
        hint="Это увидят жители, если показать итоги"
        rows={5}
        defaultValue={values?.findings}
        maxLength={6000}
      />
      <TextArea
        name="notes"
        label="Записи"
        optional
        hint="Ход разговоров и наблюдений, без имён, телефонов и адресов"
        rows={6}
        defaultValue={values?.notes}
        maxLength={20000}
      />
      <TextArea
        name="sources"
        label="Источники"
        optional
        hint="По одному в строке; для изучения документов – обязательно"
        defaultValue={values?.sources.join('\n')}
      />
    </>
  )
}
