'use client'
import { ComboField } from '@/components/ui/ComboField'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import type { Side } from '@/lib/feedback/clients/labels'

type Props = {
  channels: { key: string; title: string }[]
  values: {
    name: string
    side: Side
    channel: string
    place: string
    service: string
    owner: string
    processId: string
    unitId: string
    surveyId: string
  } | null
  units: { id: string; name: string }[]
  processes: { id: string; code: string; name: string }[]
  surveys: { id: string; title: string }[]
}

/** What a touchpoint is: where and with whom, about what, who answers for it, which survey its poster opens. */
export function TouchpointFields({ channels, values, units, processes, surveys }: Props) {
  return (
    <>
      <TextField
        name="name"
        label="Название"
        hint="Как её узнают люди: «Октябрьский, окно 3», «Линия 122»"
        defaultValue={values?.name}
        maxLength={200}
        autoComplete="off"
      />
      <RadioGroup
        name="side"
        label="С кем"
        inline
        defaultValue={values?.side ?? 'EXTERNAL'}
        choices={[
          { value: 'EXTERNAL', label: 'с внешними клиентами' },
          { value: 'INTERNAL', label: 'с внутренними клиентами' },
        ]}
      />
      <SelectField
        name="channel"
        label="Канал"
        empty="Выберите"
        defaultValue={values?.channel ?? ''}
        options={channels.map(({ key, title }) => ({ value: key, label: title }))}
      />
      <TextField
        name="place"
        label="Место"
        optional
        hint="Адрес, кабинет, номер телефона или страница сайта"
        defaultValue={values?.place}
        maxLength={300}
        autoComplete="off"
      />
      <TextField
        name="service"
        label="Услуга или вопрос"
        optional
        hint="С чем сюда приходят. Для внутренних клиентов – например, «связь и компьютеры», «помещения»"
        defaultValue={values?.service}
        maxLength={500}
        autoComplete="off"
      />
      <ComboField
        name="processId"
        label="Процесс"
        optional
        defaultValue={values?.processId || undefined}
        placeholder="Начните вводить код или название"
        options={processes.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      />
      {units.length > 0 && (
        <SelectField
          name="unitId"
          label="Подразделение"
          optional
          empty="Не указано"
          defaultValue={values?.unitId ?? ''}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField
        name="owner"
        label="Кто отвечает"
        hint="Должность или подразделение"
        defaultValue={values?.owner}
        maxLength={300}
        autoComplete="off"
      />
      <ComboField
        name="surveyId"
        label="Какой опрос открывает плакат и планшет"
        optional
        defaultValue={values?.surveyId || undefined}
        placeholder={surveys.length > 0 ? 'Начните вводить название' : 'Открытых опросов пока нет'}
        options={surveys.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </>
  )
}
