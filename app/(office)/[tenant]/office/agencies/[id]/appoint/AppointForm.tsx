'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField, RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { DateField } from '@/components/ui/DateField'
import { Notice } from '@/components/ui/Notice'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import {
  appointmentKindLabels,
  appointmentKinds,
  roleLabels,
  roleOfAppointment,
  type AppointmentName,
} from '@/lib/people/labels'
import { createAppointmentAction } from './action'

type Current = { kind: AppointmentName; personName: string; from: string }
type Props = {
  tenant: string
  agencyId: string
  people: { value: string; label: string; position: string | null }[]
  current: Current[]
  /** Who may be curator here by the act; null – the act has no such rule. */
  curator: { position: string | null; basis: string | null } | null
}

const hints: Record<AppointmentName, string> = {
  HEAD: 'один на орган',
  CURATOR: 'один на орган, возглавляет команду лидеров',
  LEADER_TEAM: 'заместители и руководители подразделений',
  CHANGE_TEAM: 'временная, под проект',
  COMPETENCE_CENTRE: 'методическая поддержка',
}

export function AppointForm({ tenant, agencyId, people, current, curator }: Props) {
  const [kind, setKind] = useState<AppointmentName>('CURATOR')
  const present = kind === 'HEAD' || kind === 'CURATOR' ? current.find((one) => one.kind === kind) : undefined
  const role = roleOfAppointment[kind]
  return (
    <ActionForm
      action={createAppointmentAction}
      tenant={tenant}
      hidden={{ agencyId }}
      submitLabel="Назначить"
      actions={
        <ButtonLink href={`/${tenant}/office/agencies/${agencyId}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
      className="max-w-[44rem]"
    >
      <RadioGroup
        name="kind"
        label="Кем назначается"
        value={kind}
        onChange={(value) => setKind(value as AppointmentName)}
        choices={appointmentKinds.map((value) => ({ value, label: appointmentKindLabels[value], hint: hints[value] }))}
      />
      <ComboField
        name="personId"
        label="Кто"
        hint="Если человека нет в списке, сначала добавьте его в разделе «Люди и роли»"
        placeholder="Начните вводить фамилию"
        options={people}
      />
      <TextField name="position" label="Должность по основному месту работы" />
      {kind === 'CURATOR' && curator && (
        <Notice
          title={
            curator.position
              ? `По акту куратором здесь может быть ${curator.position}`
              : 'Акт не называет, кто может быть куратором в органе этого вида'
          }
        >
          <CheckboxField
            name="positionConfirmed"
            className="mt-2"
            label={
              curator.position
                ? 'Подтверждаю: должность соответствует акту'
                : 'Подтверждаю: решение о кураторе принято уполномоченным органом'
            }
          />
        </Notice>
      )}
      <div className="flex flex-wrap gap-x-5 gap-y-5">
        <TextField name="actNumber" label="Номер распорядительного акта" chars={16} autoComplete="off" />
        <DateField name="actDate" label="Дата акта" hint={undefined} />
      </div>
      <div className="flex flex-wrap gap-x-5 gap-y-5">
        <DateField name="from" label="Действует с" hint={undefined} />
        <DateField name="until" label="По" optional hint={undefined} />
      </div>
      {present && (
        <Notice tone="warn" title={`Сейчас: ${present.personName}, с ${formatLong(present.from)}`}>
          <p>
            Двое одновременно быть не могут. Прежнее назначение закончится накануне нового
            {role && ' вместе с ролью в портале'}.
          </p>
          <CheckboxField name="replace" className="mt-2" label="Завершить прежнее назначение" />
        </Notice>
      )}
      {role && (
        <CheckboxField
          name="grantRole"
          defaultChecked
          label={`Дать роль «${roleLabels[role]}» в портале`}
          hint="Действует сразу. Доступ откроется, когда человек приглашён."
          key={role}
        />
      )}
    </ActionForm>
  )
}
