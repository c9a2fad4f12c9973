'use client'
import { useState } from 'react'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { upperFirst } from '@/lib/core/format'
import { sidePlurals, sides, type Side } from '@/lib/feedback/clients/labels'
import { profileFields, profileLabels, type Profile } from '@/lib/feedback/clients/segment'

type Named = { key: string; title: string }
type Props = {
  values: { name: string; side: Side; kind: string; profile: Profile } | null
  kinds: Record<Side, Named[]>
}

/** A segment and its profile: of a group of clients, never of one person. */
export function SegmentFields({ values, kinds }: Props) {
  const [side, setSide] = useState<Side>(values?.side ?? 'EXTERNAL')
  return (
    <>
      <TextField
        name="name"
        label="Название"
        hint="Кто эти люди: «Семьи с первым ребёнком», «Работники учреждений без рабочего места с компьютером»"
        defaultValue={values?.name}
        maxLength={200}
        autoComplete="off"
      />
      <RadioGroup
        name="side"
        label="Кто они"
        inline
        value={side}
        onChange={(value) => setSide(sides.find((one) => one === value) ?? 'EXTERNAL')}
        choices={sides.map((one) => ({ value: one, label: sidePlurals[one].toLowerCase() }))}
      />
      {kinds[side].length > 0 && (
        <SelectField
          key={side}
          name="kind"
          label="Вид клиентов"
          optional
          empty="Не указан"
          defaultValue={values?.side === side ? values.kind : ''}
          options={kinds[side].map(({ key, title }) => ({ value: key, label: upperFirst(title) }))}
        />
      )}
      {profileFields.map((field) =>
        field === 'size' ? (
          <TextField
            key={field}
            name={`profile.${field}`}
            label={profileLabels[field]}
            optional
            hint="«около 9 300 семей в год, по данным ЗАГС»"
            defaultValue={values?.profile[field]}
            maxLength={300}
            autoComplete="off"
          />
        ) : (
          <TextArea
            key={field}
            name={`profile.${field}`}
            label={profileLabels[field]}
            optional
            defaultValue={values?.profile[field]}
            maxLength={3000}
          />
        ),
      )}
    </>
  )
}
