'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { TextField } from '@/components/ui/TextField'
import type { RoadmapChoices } from '@/lib/roadmaps/item-queries'
import { createRoadmapAction } from './action'

/** Whose map, for which years, and what it begins with. */
export function NewRoadmapForm({
  tenant,
  choices,
  agency,
}: {
  tenant: string
  choices: RoadmapChoices
  agency?: string
}) {
  const { agencies, thisYear, canProgramme, programmeTitle } = choices
  const only = agencies.length === 1 ? agencies[0] : undefined
  const [owner, setOwner] = useState<'AGENCY' | 'PROGRAMME'>('AGENCY')
  const [chosen, setChosen] = useState<string | null>(only?.id ?? agencies.find(({ id }) => id === agency)?.id ?? null)
  const own = agencies.find(({ id }) => id === chosen)
  const departmental = owner === 'AGENCY'
  return (
    <ActionForm
      action={createRoadmapAction}
      tenant={tenant}
      submitLabel="Составить черновик"
      actions={
        <ButtonLink variant="quiet" href={`/${tenant}/office/roadmaps`}>
          Отмена
        </ButtonLink>
      }
    >
      {canProgramme && (
        <RadioGroup
          name="owner"
          label="Чья карта"
          value={owner}
          onChange={(value) => setOwner(value === 'PROGRAMME' ? 'PROGRAMME' : 'AGENCY')}
          choices={[
            { value: 'AGENCY', label: 'Органа', hint: 'Ведомственная: её утверждает руководитель органа' },
            { value: 'PROGRAMME', label: 'Программы', hint: 'Общая: её исполняют названные в ней органы' },
          ]}
        />
      )}
      {departmental &&
        (only ? (
          <input type="hidden" name="agencyId" value={only.id} />
        ) : (
          <ComboField
            name="agencyId"
            label="Орган"
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={chosen ?? undefined}
            onChange={setChosen}
          />
        ))}
      <TextField
        key={owner}
        name="title"
        label="Название"
        defaultValue={
          departmental
            ? 'Ведомственный план мероприятий («дорожная карта»)'
            : 'План мероприятий («дорожная карта») программы'
        }
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="yearFrom"
          label="Первый год"
          inputMode="numeric"
          defaultValue={String(thisYear)}
          className="max-w-40"
        />
        <TextField
          name="yearTo"
          label="Последний год"
          inputMode="numeric"
          defaultValue={String(thisYear)}
          className="max-w-40"
        />
      </div>
      {departmental && <Source own={own} programmeTitle={programmeTitle} />}
      <TextField name="basis" label="Основание" optional hint="Вид, дата и номер акта, по которому составлена карта." />
    </ActionForm>
  )
}

type SourceProps = {
  own: RoadmapChoices['agencies'][number] | undefined
  programmeTitle: RoadmapChoices['programmeTitle']
}

/** «С чего начать»: only what the chosen agency has. */
function Source({ own, programmeTitle }: SourceProps) {
  return (
    <RadioGroup
      name="source"
      label="С чего начать"
      defaultValue="EMPTY"
      choices={[
        { value: 'EMPTY', label: 'С чистого листа' },
        {
          value: 'PROGRAMME',
          label: 'Из карты программы',
          hint: own?.concerned
            ? `Мероприятия, в которых участвует орган${programmeTitle ? `: «${programmeTitle}»` : ''}`
            : 'В карте программы нет мероприятий этого органа',
          disabled: own !== undefined && !own.concerned,
        },
        {
          value: 'PREVIOUS',
          label: 'Из прошлой карты органа',
          hint:
            own === undefined || own.previous
              ? 'Те же мероприятия, сроки сдвинуты на новый год'
              : 'Прошлой карты у органа нет',
          disabled: own !== undefined && !own.previous,
        },
      ]}
    />
  )
}
